<?php
// What refusals mean and what logs report, with FFI. A web server may use that only
// where php.ini says ffi.enable=true.
//
//     php bounces.php "452 4.2.2 Mailbox full"
//     php bounces.php </var/log/mail.log
declare(strict_types=1);

final class Bouncecode
{
    // These are from bouncecode.h.
    private const JSON_SIZE = 8192;
    private const JSON_BRIEF = 1;
    private const STRUCT_REPORT = 8;
    private const STRUCT_SCAN = 9;
    private const FUNCTIONS = <<<'C'
        size_t bouncecode_json(const char *text, size_t length, char *buffer, size_t size, unsigned flags);
        size_t bouncecode_size_of(int number);
        void bouncecode_scan_start(void *scan);
        void bouncecode_scan_feed(void *scan, const char *text, size_t length);
        void bouncecode_scan_feed_part(void *scan, const char *text, size_t length);
        int bouncecode_scan_next(void *scan, void *report);
        size_t bouncecode_scan_rest(void *scan);
        size_t bouncecode_report_json(void *report, char *buffer, size_t size, unsigned flags);
        C;

    private FFI $c;

    public function __construct(string $library = 'libbouncecode.so.0')
    {
        $this->c = FFI::cdef(self::FUNCTIONS, $library);
    }

    /** What a reply means; null where nothing tells. */
    public function explain(string $reply): ?array
    {
        $json = $this->room(self::JSON_SIZE);
        $length = $this->c->bouncecode_json($reply, strlen($reply), $json, self::JSON_SIZE, 0);
        $answer = json_decode(FFI::string($json, $length), true, 16, JSON_THROW_ON_ERROR);
        return $answer['category'] === null ? null : $answer;
    }

    /**
     * A record, in JSON, for each status that a log reports.
     *
     * @param resource $log
     */
    public function scan($log): Generator
    {
        $scan = $this->room($this->c->bouncecode_size_of(self::STRUCT_SCAN));
        $report = $this->room($this->c->bouncecode_size_of(self::STRUCT_REPORT));
        $this->c->bouncecode_scan_start($scan);
        $rest = '';
        do {
            $block = fread($log, 1 << 16);
            if ($block === false) {
                throw new RuntimeException('the log can not be read');
            }
            $text = $rest . $block;
            if (!str_ends_with($text, "\n")) {
                $text .= fgets($log); // whole lines
            }
            $length = strlen($text);
            $copy = $this->room($length + 1); // which stays in its place
            FFI::memcpy($copy, $text, $length);
            $done = feof($log);
            $feed = $done ? 'bouncecode_scan_feed' : 'bouncecode_scan_feed_part';
            $this->c->$feed($scan, $copy, $length);
            while ($this->c->bouncecode_scan_next($scan, $report) === 1) {
                yield $this->reportJson($report);
            }
            $rest = substr($text, $length - $this->c->bouncecode_scan_rest($scan)); // an event that goes on
        } while (!$done);
    }

    private function room(int $size): FFI\CData
    {
        return $this->c->new("char[$size]");
    }

    private function reportJson(FFI\CData $report): string
    {
        $size = 1 + $this->c->bouncecode_report_json($report, null, 0, self::JSON_BRIEF);
        $json = $this->room($size);
        return FFI::string($json, $this->c->bouncecode_report_json($report, $json, $size, self::JSON_BRIEF));
    }
}

$bouncecode = new Bouncecode();
foreach (array_slice($argv, 1) as $reply) {
    $a = $bouncecode->explain($reply);
    echo $a ? "{$a['category']}, {$a['bounce']}, {$a['action']}: {$a['advice']}" : 'unknown', "\n";
}
if ($argc === 1) {
    foreach ($bouncecode->scan(STDIN) as $record) {
        echo $record, "\n";
    }
}
