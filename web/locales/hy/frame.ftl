# What every page has: fields, dates, zones, charts, notices.

error-word = Սխալ՝
back = Հետ
moment = { $day }, { $time }

date-month = Ամիս
date-day = Օր
date-year = Տարի
date-choose = Ընտրեք

count-limit = Առավելագույնը { $most } նիշ։
count-left =
    .one = Մնացել է %n նիշ
    .other = Մնացել է %n նիշ
count-over =
    .one = %n նիշ ավելի է
    .other = %n նիշ ավելի է

timeout-title = Շուտով ձեր մուտքը կփակվի
timeout-left = Դուք որոշ ժամանակ ոչինչ չեք արել։ Այս գործերի մարդկանց պաշտպանելու համար ձեր մուտքը փակվում է։ Մնացել է
timeout-minutes =
    .one = %n րոպե։
    .other = %n րոպե։
timeout-gone = Ձեր մուտքը փակվել է, որովհետև այստեղ կես ժամ ոչինչ չի արվել։ Այն, ինչ գրել եք, դեռ այս էջում է․ պատճենեք այն, մինչև նորից մուտք գործելը։
timeout-stay = Մնալ համակարգում

pagination = Ցուցակի էջերը
pagination-previous = Նախորդը
pagination-next = Հաջորդը
pagination-page = Էջ { $number }

chart-not-shown = չի ցուցադրվում
chart-table-below = Նույն թվերը ներքևի աղյուսակում են։
chart-numbers = Թվերը

problem-reference = Եթե զանգահարեք մեզ այս մասին, ասեք այս համարը՝
problem-kept = Այն, ինչ գրել եք, պահվում է այս էջում։ Այն ուղարկվում է մեկ անգամ, որքան էլ սեղմեք կոճակը։
problem-retry = Նորից ուղարկել
problem-broken = Մեր կողմում ինչ-որ բան խափանվեց
    .detail = Ոչինչ չի կորել, ոչինչ կիսատ չի պահպանվել։ Մեկ րոպեից նորից փորձեք կամ զանգահարեք մեզ և ասեք ներքևի համարը։

# Zones of cities, by their name in the zone database.

zone-america-los-angeles = Խաղաղօվկիանոսյան ժամանակ
zone-america-denver = Լեռնային ժամանակ
zone-america-phoenix = Լեռնային ժամանակ (Արիզոնա)
zone-america-chicago = Կենտրոնական ժամանակ
zone-america-new-york = Արևելյան ժամանակ
zone-america-anchorage = Ալյասկայի ժամանակ
zone-pacific-honolulu = Հավայան ժամանակ
zone-utc = Համաշխարհային կոորդինացված ժամանակ

moment-in-zone = { $moment }, { $zone }

refused-moved-on = Այդ ընթացքում գործն առաջ է գնացել։ Այս էջը ցույց է տալիս, թե ինչ վիճակում է այն հիմա։
dialog-back = Ոչ, հետ գնալ
