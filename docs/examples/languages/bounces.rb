#!/usr/bin/env ruby
# What refusals mean and what logs report, with Fiddle.
#
#     ruby bounces.rb "452 4.2.2 Mailbox full"
#     ruby bounces.rb </var/log/mail.log
require "fiddle/import"
require "json"

module Bouncecode
  # These are from bouncecode.h.
  JSON_SIZE = 8192
  JSON_BRIEF = 1
  STRUCT_REPORT = 8
  STRUCT_SCAN = 9

  module C
    extend Fiddle::Importer
    dlload "libbouncecode.so.0"
    extern "size_t bouncecode_json(const char *, size_t, char *, size_t, unsigned int)"
    extern "size_t bouncecode_size_of(int)"
    extern "void bouncecode_scan_start(void *)"
    extern "void bouncecode_scan_feed(void *, const char *, size_t)"
    extern "void bouncecode_scan_feed_part(void *, const char *, size_t)"
    extern "int bouncecode_scan_next(void *, void *)"
    extern "size_t bouncecode_scan_rest(void *)"
    extern "size_t bouncecode_report_json(void *, char *, size_t, unsigned int)"
  end

  # What a reply means, as a hash; nil where nothing tells.
  def self.explain(reply)
    json = room(JSON_SIZE)
    length = C.bouncecode_json(reply, reply.bytesize, json, JSON_SIZE, 0)
    answer = JSON.parse(json[0, length])
    answer if answer["category"]
  end

  # Yields a record, in JSON, for each status that a log reports.
  def self.scan(log)
    return enum_for(:scan, log) unless block_given?

    scan = room(C.bouncecode_size_of(STRUCT_SCAN))
    report = room(C.bouncecode_size_of(STRUCT_REPORT))
    C.bouncecode_scan_start(scan)
    text = "".b
    loop do
      text << log.read(1 << 16).to_s << log.gets.to_s.b # whole lines
      done = log.eof?
      feed = done ? :bouncecode_scan_feed : :bouncecode_scan_feed_part
      copy = room(text.bytesize + 1) # which stays in its place
      copy[0, text.bytesize] = text
      C.send(feed, scan, copy, text.bytesize)
      yield report_json(report) while C.bouncecode_scan_next(scan, report) == 1
      break if done

      text = text.byteslice(text.bytesize - C.bouncecode_scan_rest(scan)..) # an event that goes on
    end
  end

  def self.room(size)
    Fiddle::Pointer.malloc(size, Fiddle::RUBY_FREE)
  end

  def self.report_json(report)
    size = 1 + C.bouncecode_report_json(report, nil, 0, JSON_BRIEF)
    json = room(size)
    json[0, C.bouncecode_report_json(report, json, size, JSON_BRIEF)].force_encoding("UTF-8")
  end
  private_class_method :room, :report_json
end

if $PROGRAM_NAME == __FILE__
  ARGV.each do |reply|
    answer = Bouncecode.explain(reply)
    puts answer ? "#{answer.values_at("category", "bounce", "action").join(", ")}: #{answer["advice"]}" : "unknown"
  end
  Bouncecode.scan($stdin) { |record| puts record } if ARGV.empty?
end
