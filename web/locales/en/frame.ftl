# What every page has: fields, dates, zones, charts, notices.

error-word = Error:
back = Back
moment = { $day }, { $time }

date-month = Month
date-day = Day
date-year = Year
date-choose = Choose

count-limit = Up to { $most } characters.
count-left =
    .one = %n character left
    .other = %n characters left
count-over =
    .one = %n character too many
    .other = %n characters too many

timeout-title = You will be signed out soon
timeout-left = You haven't done anything for a while. To protect the people in these cases, you will be signed out in
timeout-minutes =
    .one = %n minute.
    .other = %n minutes.
timeout-gone = You were signed out, because nothing happened here for half an hour. What you typed is still on this page: copy it before you sign in again.
timeout-stay = Stay signed in

pagination = Pages of the list
pagination-previous = Previous
pagination-next = Next
pagination-page = Page { $number }

chart-not-shown = not shown
chart-table-below = The same numbers stand in the table below.
chart-numbers = The numbers

problem-reference = If you call us about it, name this number:
problem-kept = What you typed is kept on this page. It is sent once, however often you press the button.
problem-retry = Send it again
problem-broken = Something on our side broke
    .detail = Nothing was lost or half saved. Try again in a minute, or call us and name the number below.

# Zones of cities, by their name in the zone database.

zone-america-los-angeles = Pacific Time
zone-america-denver = Mountain Time
zone-america-phoenix = Mountain Time (Arizona)
zone-america-chicago = Central Time
zone-america-new-york = Eastern Time
zone-america-anchorage = Alaska Time
zone-pacific-honolulu = Hawaii Time
zone-utc = Coordinated Universal Time

moment-in-zone = { $moment }, { $zone }

refused-moved-on = It has moved on meanwhile. This page shows where it stands now.
dialog-back = No, go back
