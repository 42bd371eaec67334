//! When the named days fall.

use jiff::civil::{Date, Weekday, date};

use super::resolve::shift;
use super::term::Holiday;

/// The first and last day of a holiday in a year; none outside the years of the tables.
pub(super) fn in_year(holiday: Holiday, year: i16) -> Option<(Date, Date)> {
    let day = match holiday {
        Holiday::Fixed(month, day) => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?,
        Holiday::Nth { month, weekday, nth, plus } => {
            let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
            let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
            shift(first.nth_weekday_of_month(nth, weekday).ok()?, i64::from(plus))?
        }
        Holiday::Easter(plus) => shift(easter(year)?, i64::from(plus))?,
        Holiday::Ramadan => {
            let &(first, days) = RAMADAN.iter().find(|(first, _)| first.year() == year)?;
            return Some((first, shift(first, days - 1)?));
        }
        Holiday::EidAlFitr => RAMADAN.iter().filter_map(|&(first, days)| shift(first, days)).find(|day| day.year() == year)?,
        Holiday::EidAlAdha => *EID_AL_ADHA.iter().find(|day| day.year() == year)?,
        Holiday::LunarNewYear => *LUNAR_NEW_YEAR.iter().find(|day| day.year() == year)?,
        Holiday::RoshHashanah(plus) => shift(*ROSH_HASHANAH.iter().find(|day| day.year() == year)?, i64::from(plus))?,
        Holiday::Diwali => *DIWALI.iter().find(|day| day.year() == year)?,
        Holiday::Holi => *HOLI.iter().find(|day| day.year() == year)?,
        Holiday::Once(year, month, day) => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?,
    };
    Some((day, day))
}

/// Easter Sunday of the Western churches, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// First day and length of Ramadan as kept in Saudi Arabia; elsewhere it can begin a day later.
#[rustfmt::skip]
const RAMADAN: &[(Date, i64)] = &[
    (date(1995, 1, 31), 30), (date(1996, 1, 21), 30), (date(1997, 1, 10), 30), (date(1997, 12, 30), 30), (date(1998, 12, 19), 30),
    (date(1999, 12, 9), 30), (date(2000, 11, 27), 30), (date(2001, 11, 16), 30), (date(2002, 11, 6), 29), (date(2003, 10, 26), 30),
    (date(2004, 10, 15), 30), (date(2005, 10, 4), 30), (date(2006, 9, 23), 30), (date(2007, 9, 13), 29), (date(2008, 9, 1), 29),
    (date(2009, 8, 22), 29), (date(2010, 8, 11), 30), (date(2011, 8, 1), 29), (date(2012, 7, 20), 30), (date(2013, 7, 9), 30),
    (date(2014, 6, 28), 30), (date(2015, 6, 18), 29), (date(2016, 6, 6), 30), (date(2017, 5, 27), 29), (date(2018, 5, 17), 29),
    (date(2019, 5, 6), 29), (date(2020, 4, 24), 30), (date(2021, 4, 13), 30), (date(2022, 4, 2), 30), (date(2023, 3, 23), 29),
    (date(2024, 3, 11), 30), (date(2025, 3, 1), 29), (date(2026, 2, 18), 30), (date(2027, 2, 8), 29), (date(2028, 1, 28), 29),
    (date(2029, 1, 16), 29), (date(2030, 1, 6), 29),
];

/// Eid al-Adha as kept in Saudi Arabia.
#[rustfmt::skip]
const EID_AL_ADHA: &[Date] = &[
    date(1996, 4, 28), date(1997, 4, 17), date(1998, 4, 7), date(1999, 3, 27), date(2000, 3, 16), date(2001, 3, 5), date(2002, 2, 22),
    date(2003, 2, 11), date(2004, 2, 1), date(2005, 1, 20), date(2006, 1, 10), date(2007, 12, 19), date(2008, 12, 8), date(2009, 11, 27),
    date(2010, 11, 16), date(2011, 11, 6), date(2012, 10, 26), date(2013, 10, 15), date(2014, 10, 4), date(2015, 9, 24), date(2016, 9, 12),
    date(2017, 9, 1), date(2018, 8, 21), date(2019, 8, 11), date(2020, 7, 31), date(2021, 7, 20), date(2022, 7, 9), date(2023, 6, 28),
    date(2024, 6, 16), date(2025, 6, 6), date(2026, 5, 27), date(2027, 5, 16), date(2028, 5, 5), date(2029, 4, 24), date(2030, 4, 13),
];

/// The first day of the Chinese year.
#[rustfmt::skip]
const LUNAR_NEW_YEAR: &[Date] = &[
    date(1996, 2, 19), date(1997, 2, 7), date(1998, 1, 28), date(1999, 2, 16), date(2000, 2, 5), date(2001, 1, 24), date(2002, 2, 12),
    date(2003, 2, 1), date(2004, 1, 22), date(2005, 2, 9), date(2006, 1, 29), date(2007, 2, 18), date(2008, 2, 7), date(2009, 1, 26),
    date(2010, 2, 14), date(2011, 2, 3), date(2012, 1, 23), date(2013, 2, 10), date(2014, 1, 31), date(2015, 2, 19), date(2016, 2, 8),
    date(2017, 1, 28), date(2018, 2, 16), date(2019, 2, 5), date(2020, 1, 25), date(2021, 2, 12), date(2022, 2, 1), date(2023, 1, 22),
    date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13), date(2030, 2, 3),
];

/// The first day of the Jewish year.
#[rustfmt::skip]
const ROSH_HASHANAH: &[Date] = &[
    date(1996, 9, 14), date(1997, 10, 2), date(1998, 9, 21), date(1999, 9, 11), date(2000, 9, 30), date(2001, 9, 18), date(2002, 9, 7),
    date(2003, 9, 27), date(2004, 9, 16), date(2005, 10, 4), date(2006, 9, 23), date(2007, 9, 13), date(2008, 9, 30), date(2009, 9, 19),
    date(2010, 9, 9), date(2011, 9, 29), date(2012, 9, 17), date(2013, 9, 5), date(2014, 9, 25), date(2015, 9, 14), date(2016, 10, 3),
    date(2017, 9, 21), date(2018, 9, 10), date(2019, 9, 30), date(2020, 9, 19), date(2021, 9, 7), date(2022, 9, 26), date(2023, 9, 16),
    date(2024, 10, 3), date(2025, 9, 23), date(2026, 9, 12), date(2027, 10, 2), date(2028, 9, 21), date(2029, 9, 10), date(2030, 9, 28),
];

/// The main day of Diwali as kept in India.
#[rustfmt::skip]
const DIWALI: &[Date] = &[
    date(2001, 11, 14), date(2002, 11, 4), date(2003, 10, 25), date(2004, 11, 12), date(2005, 11, 1), date(2006, 10, 21), date(2007, 11, 9),
    date(2008, 10, 28), date(2009, 10, 17), date(2010, 11, 5), date(2011, 10, 26), date(2012, 11, 13), date(2013, 11, 3), date(2014, 10, 23),
    date(2015, 11, 11), date(2016, 10, 30), date(2017, 10, 19), date(2018, 11, 7), date(2019, 10, 27), date(2020, 11, 14), date(2021, 11, 4),
    date(2022, 10, 24), date(2023, 11, 12), date(2024, 10, 31), date(2025, 10, 20), date(2026, 11, 8), date(2027, 10, 29), date(2028, 10, 17),
    date(2029, 11, 5), date(2030, 10, 26),
];

/// Holi as kept in India.
#[rustfmt::skip]
const HOLI: &[Date] = &[
    date(2001, 3, 10), date(2002, 3, 29), date(2003, 3, 18), date(2004, 3, 7), date(2005, 3, 26), date(2006, 3, 15), date(2007, 3, 4),
    date(2008, 3, 22), date(2009, 3, 11), date(2010, 3, 1), date(2011, 3, 20), date(2012, 3, 8), date(2013, 3, 27), date(2014, 3, 17),
    date(2015, 3, 6), date(2016, 3, 24), date(2017, 3, 13), date(2018, 3, 2), date(2019, 3, 21), date(2020, 3, 10), date(2021, 3, 29),
    date(2022, 3, 18), date(2023, 3, 8), date(2024, 3, 25), date(2025, 3, 14), date(2026, 3, 4), date(2027, 3, 22), date(2028, 3, 11),
    date(2029, 3, 1), date(2030, 3, 20),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_fall_where_calendars_say() {
        let thanksgiving = Holiday::Nth { month: 11, weekday: 4, nth: 4, plus: 0 };
        let memorial_day = Holiday::Nth { month: 5, weekday: 1, nth: -1, plus: 0 };
        for (holiday, year, day) in [
            (Holiday::Easter(0), 2000, date(2000, 4, 23)),
            (Holiday::Easter(0), 2016, date(2016, 3, 27)),
            (Holiday::Easter(-2), 2019, date(2019, 4, 19)),
            (thanksgiving, 2018, date(2018, 11, 22)),
            (memorial_day, 2021, date(2021, 5, 31)),
            (Holiday::EidAlFitr, 2016, date(2016, 7, 6)),
            (Holiday::RoshHashanah(9), 2023, date(2023, 9, 25)),
            (Holiday::RoshHashanah(-163), 2016, date(2016, 4, 23)),
        ] {
            assert_eq!(in_year(holiday, year), Some((day, day)), "{holiday:?} {year}");
        }
        assert_eq!(in_year(Holiday::Ramadan, 1850), None);
    }
}
