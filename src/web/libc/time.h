#ifndef WEB_TIME_H
#define WEB_TIME_H

typedef long long time_t;

struct tm {
	int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year;
};

/* Of the days of the Gregorian calendar from 1970 on. */
struct tm *gmtime_r(const time_t *seconds, struct tm *tm);

#endif
