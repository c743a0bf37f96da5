/* How a pair, an enhanced code and a reply code are spelled. The first row is the
 * usual one; awk reads them as well, for gperf (rules.mk). */
SPELLING("%u %u.%u.%u", "%u.%u.%u", "%u")
SPELLING("%u-%u.%u.%u", "#%u.%u.%u", "%u-")
SPELLING("%u #%u.%u.%u", "(#%u.%u.%u)", "(%u)")
SPELLING("%u (#%u.%u.%u)", "(%u.%u.%u)", " %u")
SPELLING("%u %u.%u.%u:", "%u.%u.%u:", "%u:")
