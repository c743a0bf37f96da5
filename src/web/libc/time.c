/* The calendar of seconds since 1970, in UTC. */
#include <time.h>

/* Years begin in March here, so that the day of a leap year is their last, and
 * 400 of them have 146097 days. */
struct tm *
gmtime_r(const time_t *seconds, struct tm *tm)
{
	const long long day = 86400, from_march_of_0 = 719468;
	long long days = *seconds / day + from_march_of_0;
	long long era = days / 146097, of_era = days % 146097;
	long long year = (of_era - of_era / 1460 + of_era / 36524 -
			     of_era / 146096) / 365;
	long long of_year = of_era - (365 * year + year / 4 - year / 100);
	long long month = (5 * of_year + 2) / 153; /* 0 is March */
	int rest = (int)(*seconds % day);

	tm->tm_mday = (int)(of_year - (153 * month + 2) / 5 + 1);
	tm->tm_mon = (int)(month < 10 ? month + 2 : month - 10);
	tm->tm_year = (int)(era * 400 + year + (month >= 10) - 1900);
	tm->tm_hour = rest / 3600;
	tm->tm_min = rest / 60 % 60;
	tm->tm_sec = rest % 60;
	return tm;
}
