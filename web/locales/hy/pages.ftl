# Pages. Plain words, short sentences, what happens next.

# The words of this language, the same in all its files. Eastern Armenian, reformed orthography; lower-case "դուք, ձեր".
# mediation = միջնորդություն: plain, and read alike in Eastern and Western Armenian; հաշտարարություն, the word of Armenia's own law, would promise that people make peace
# mediator = միջնորդ
# co-mediator = միջնորդներից մեկը (one of the two mediators; no word of its own)
# complainant = բողոք ներկայացրած անձ; resident = բնակիչ
# request (what the resident files) = դիմում; to ask for = դիմել
# officer = ոստիկան; department employee = ոստիկանության վարչության աշխատակից
# department = ոստիկանության վարչություն; short, on staff pages: վարչություն
# professional standards unit = մասնագիտական չափանիշների բաժին
# program = ծրագիր; a mail program is a հավելված
# offer, invitation = հրավեր; to offer times = առաջարկել ժամեր
# consent = համաձայնություն մասնակցելուն, in the words of the page: ասել «այո»
# session = հանդիպում; appointment = հանդիպում, where needed: հանդիպման օրն ու ժամը (not ժամադրություն, a romantic date in Eastern Armenian)
# preparation conversation = նախապատրաստական զրույց (never հանդիպում)
# withdraw = դուրս գալ; to stop = դադարեցնել մասնակցությունը; to leave the session = հեռանալ
# outcome = արդյունք
# agreement = համաձայնություն, to agree = համաձայնության գալ; a signed paper = համաձայնագիր
# impasse = փակուղի
# complaint = բողոք
# ordinary process = սովորական ընթացակարգ
# closed as mediated = փակված որպես միջնորդությամբ ավարտված (not "resolved")
# confidential = գաղտնի, confidentiality = գաղտնիություն
# voluntary = կամավոր
# survey = հարցում
# reference = գործի համար; case = գործ
# desk = աշխատասեղան
# legal clock = օրենքով սահմանված ժամկետ; legal deadline = օրենքով սահմանված վերջնաժամկետ
# day of discovery = դեպքի հայտնի դառնալու օր
# conflict of interest = շահերի բախում
# roster = միջնորդների ցուցակ; assignment = հանձնարարություն; brief = նկարագիր
# acknowledge = հաստատել ստացումը; approve = հավանություն տալ; screening = նախնական ստուգում; investigation = քննություն

skip-to-content = Անցնել հիմնական բովանդակությանը
language = Լեզու
staff-pages = Աշխատակիցների էջեր
sign-out = Դուրս գալ համակարգից
footer = Քաղաքային ծրագիր՝ վեճ ունեցող մարդկանց զրույցի համար։ Անվճար, կամավոր և գաղտնի։
back-to-start = Գնալ գլխավոր էջ
errors-title = Խնդիր կա
not-given = Նշված չէ
answer-yes = Այո
answer-no = Ոչ
answer-unknown = Դեռ հայտնի չէ

start-title = Խոսեք եղածի մասին չեզոք մարդու օգնությամբ
start-what = Ոստիկանը ձեզ հետ վարվե՞լ է մի ձևով, որը դուք ճիշտ չեք համարում։ Կարող եք դիմել միջնորդության համար․ դա ձեր և այդ ոստիկանի զրույցն է, որը վարում են չեզոք, ուսուցում անցած մարդիկ։
start-ask = Դիմել միջնորդության համար
start-is-title = Ինչ է միջնորդությունը
start-is-1 = Կամավոր․ երկուսդ էլ ինքներդ եք որոշում՝ մասնակցել, թե ոչ, և երկուսդ էլ կարող եք դադարեցնել մասնակցությունը ցանկացած պահի՝ մինչև հանդիպման ավարտը։
start-is-2 = Գաղտնի․ այն, ինչ ասվում է այնտեղ, մնում է այնտեղ, բացի օրենքով նախատեսված մի քանի դեպքից, որոնք կբացատրենք ձեզ, նախքան կորոշեք։ Ոստիկանության վարչությունը դա չի կարդում։
start-is-3 = Անվճար, ձեր լեզվով, ձեզ հարմար ժամին։ Դիմելուց մինչև հանդիպումն անցնում է մոտ երկու ամիս։
start-isnt-title = Ինչ չէ միջնորդությունը
start-isnt-1 = Այն ոստիկանի կողմից ուժի կիրառման կամ ծառայողական լուրջ խախտումների դեպքերի համար չէ։ Այդ դեպքերը միշտ քննվում են։
start-isnt-2 = Այն չի որոշում, թե ով էր իրավացի, և այնտեղ ոչ ոքի չեն պատժում։
start-isnt-3 = Այն փողի մասին չէ։
start-how-title = Ինչպես է այն ընթանում
start-how-1 = Դուք մեզ պատմում եք, թե ինչ է պատահել։ Դա տևում է մոտ հինգ րոպե։
start-how-2 = Մենք և ոստիկանության վարչությունը ստուգում ենք, թե արդյոք միջնորդությունը հնարավոր է։
start-how-3 = Հարցնում ենք և՛ ձեզ, և՛ ոստիկանին՝ առանձին-առանձին։
start-how-4 = Եթե երկուսդ էլ ասեք «այո», երկուսով կհանդիպեք՝ երկու միջնորդի հետ միասին։
start-staff = Աշխատո՞ւմ եք ծրագրում կամ ոստիկանության վարչությունում։
start-staff-link = Բացել աշխատասեղանը

ask-who-reads = { $kind ->
    [internal] Այն, ինչ գրում եք այստեղ, կարդում են ծրագրի աշխատակիցները և վարչության նշանակված ղեկավարը։
    [neighbor] Այն, ինչ գրում եք այստեղ, կարդում են ծրագրի աշխատակիցները և քաղաքի համայնքային կապերի բաժինը։
    [school] Այն, ինչ գրում եք այստեղ, կարդում են ծրագրի աշխատակիցները և դպրոցի ղեկավարությունը։
   *[community] Այն, ինչ գրում եք այստեղ, կարդում են ծրագրի աշխատակիցները և ոստիկանության վարչության մասնագիտական չափանիշների բաժինը։
}
ask-never-reads = { $kind ->
    [neighbor] Այն, ինչ ասում եք միջնորդներին, համայնքային կապերի բաժնում ոչ ոք չի կարդում։
    [school] Այն, ինչ ասում եք միջնորդներին, դպրոցում ոչ ոք չի կարդում։
   *[community] Այն, ինչ ասում եք միջնորդներին, ոստիկանության վարչությունում ոչ ոք չի կարդում։
}
ask-anonymous = Պարտադիր չէ հայտնել ձեր անունը։ Բայց միջնորդությանը երկուսի մասնակցությունն էլ պետք է, ուստի առանց անվան դիմումը գնում է սովորական ընթացակարգով։
ask-category = Ինչի՞ մասին է ձեր դիմումը
ask-statement = Ի՞նչ է պատահել
    .hint = Ձեր խոսքերով, 10-ից 5000 նիշ։
ask-incident-on = Ե՞րբ է դա պատահել
    .hint = Եթե վստահ չեք, նշեք ամենամոտ օրը։
ask-incident-place = Որտե՞ղ է դա պատահել
    .hint = Պարտադիր չէ։ Փողոց, վայր, սպասարկման պատուհան։
ask-officer = Ի՞նչ գիտեք ոստիկանի մասին
    .hint = Պարտադիր չէ։ Անուն, կրծքանշանի համար, նկարագրություն։
ask-you-title = Ինչպես կապվենք ձեզ հետ
ask-name = Անուն
    .hint = Պարտադիր չէ։
ask-email = Էլ. փոստ
    .hint = Բավական է մեկը՝ էլ. փոստ, հեռախոս կամ փոստային հասցե։
ask-phone = Հեռախոս
    .hint = Տարածքային կոդով։
ask-language = Ո՞ր լեզվով գրենք ձեզ
ask-age = Քանի՞ տարեկան եք
    .hint = Եթե 18 տարեկանից փոքր եք, կարող եք ինքնուրույն դիմում ներկայացնել։ Ծնողը կամ խնամակալը կմիանա ավելի ուշ։
ask-needs = Մասնակցելու համար ձեզ որևէ բան պե՞տք է
    .hint = Պարտադիր չէ։ Թարգմանիչ, ժեստերի լեզու, առանց աստիճանների վայր։
ask-consent = Կարո՞ղ ենք կապվել ձեզ հետ
check-title = Ստուգեք ձեր պատասխանները
check-then = Երբ ուղարկեք, կստանաք ձեր գործի համարը։ Մինչ այդ ոչինչ չի ուղարկվում։
check-send = Ուղարկել
filed-title = Մենք ստացել ենք ձեր դիմումը
filed-reference = Ձեր գործի համարը
filed-next-title = Ինչ կլինի հետո
filed-next-1 = { owner-starts } հաստատում է, որ ստացել է { your-matter }։
filed-next-2 = Ծրագրի աշխատակիցները ծանոթանում են դրան և, եթե որևէ բան պարզ չէ, զանգահարում են ձեզ։
filed-next-3 = Եթե միջնորդությունը հնարավոր է, հարցնում ենք ձեզ և մյուսին՝ յուրաքանչյուրին առանձին։
filed-mail = Ձեզ էլ․ նամակ ենք ուղարկել։ Դրա մեջ եղած հղումով կարող եք հետևել ձեր դիմումին։
filed-no-mail = Ձեզ կզանգահարեն կամ կգրեն։ Պահեք ձեր համարը։
filed-copy-title = Ձեր գրածը
filed-copy = Պահպանեք կամ տպեք այս էջը․ սա ձեր օրինակն է։

consent-yes = Այո, ծրագիրը կարող է կապվել ինձ հետ
age-adult = 18 տարեկան կամ ավելի մեծ
age-minor = 18 տարեկանից փոքր
language-name-en = Անգլերեն
language-name-es = Իսպաներեն
language-name-hy = Հայերեն
language-name-zh = Չինարեն (պարզեցված)

category-demeanor = Ինչպես էր ոստիկանն իրեն պահում
category-communication = Ինչպես էր ոստիկանը խոսում ինձ հետ
category-disrespect = Ես անհարգալից վերաբերմունք զգացի
category-discourtesy = Ոստիկանը կոպիտ էր
category-service = Չստացա այն օգնությունը, որն ինձ պետք էր
category-procedure = Ոչ ոք չբացատրեց, թե ինչ է կատարվում
category-bias = Ինձ հետ այլ կերպ վարվեցին իմ ով լինելու պատճառով
category-other = Այլ բան

status-title = Ինչ փուլում է ձեր դիմումը
status-received = { owner-starts } ստացել է { your-matter } և կհաստատի այն։
    .next = Հետո ծրագիրը կնայի, թե արդյոք միջնորդությունը հնարավոր է։
status-acknowledged = { owner-starts } հաստատել է, որ ստացել է { your-matter }։
    .next = Այժմ ծրագիրը նայում է, թե արդյոք միջնորդությունը հնարավոր է։
status-under-review = Ծրագիրն ուսումնասիրում է ձեր դիմումը։
    .next = Հնարավոր է, որ ձեզ զանգահարեն՝ հարց տալու համար։
status-eligible = Միջնորդությունը հնարավոր է։
    .next = Նախքան ձեզ և մյուսին հարցնելը այն պետք է հավանություն ստանա։
status-admitted = Միջնորդությանը հավանություն է տրվել։
    .next = Շուտով հրավեր կստանաք։
status-in-mediation = Ձեր դիմումը միջնորդության փուլում է։
    .next = Պատասխանելու կամ ձեր հանդիպման օրն ու ժամը տեսնելու համար օգտվեք մեզանից ստացած վերջին նամակից։
status-closed = Ձեր դիմումը փակված է։
    .next = Ձեզնից այլևս ոչինչ չի պահանջվում։
status-returned = { goes-on }
    .next = { owner-starts } կկապվի ձեզ հետ։ Այժմ ձեզնից ոչինչ չի պահանջվում։

stage-received = Ստացված է
stage-acknowledged = Ստացումը հաստատված է
stage-under-review = Ուսումնասիրվում է
stage-eligible = Համապատասխանում է պայմաններին
stage-admitted = Ընդունված է
stage-in-mediation = Միջնորդության փուլում է
stage-closed = Փակված է
stage-returned = Վերադարձված է

waiting-professional-standards = մասնագիտական չափանիշների բաժնին
waiting-program = ծրագրին
waiting-parties = կողմերին
waiting-mediators = միջնորդներին
waiting-mediation = միջնորդությանը
waiting-nobody = ոչ մեկին

case-title = Գործ
case-waiting = Սպասում ենք՝ { $who }։
case-category = Ինչի մասին է
case-incident-on = Պատահել է
case-filed-at = Ներկայացված է
case-acknowledge-by = Ստացումը հաստատելու վերջին օրը
case-deadline = Օրենքով սահմանված վերջնաժամկետ
case-deadline-why = { $length } սկսած { $day }
case-deadline-unknown = Անհայտ է, քանի դեռ մուտքագրված չէ դեպքի հայտնի դառնալու օրը
case-safe-date = Հանդիպման վերջին ապահով օրը
case-verdict = Ինչ է ասում նախնական ստուգումը
case-statement = Ինչ է գրել մարդը

question-force = Պնդվո՞ւմ է, որ ուժ է կիրառվել
question-serious-misconduct = Պնդվո՞ւմ է, որ եղել է հանցավոր վարք, անազնվություն, սեռական բնույթի անպատշաճ վարք կամ կոռուպցիա
question-injury-or-damage = Որևէ մեկը տուժե՞լ է, կամ որևէ բան վնասվե՞լ է
question-contested-arrest = Կա՞ ձերբակալություն, որը վիճարկվում է
question-pending-matter = Կա՞ չավարտված քրեական կամ ճանապարհային երթևեկության գործ
question-pending-claim = Երկուսի միջև կա՞ չավարտված պահանջ կամ դատական հայց
question-recent-mediation = Վերջին վեց ամսում ոստիկանը մասնակցե՞լ է որևէ միջնորդության
question-safety-concern = Կա՞ անվտանգության մտահոգություն, կամ որևէ մեկը հարկադրանքի տա՞կ է

do-acknowledge = Հաստատել ստացումը
do-acknowledge-means = Հաստատում է, որ վարչությունն ստացել է այս բողոքը։ Դրանից հետո ծրագիրը կարող է նախնական ստուգում անել։
do-screen-title = Նախնական ստուգում
do-screen = Կատարել նախնական ստուգումը
do-screen-means = Միջնորդությունը բացառող «այո» պատասխանը բողոքը վերադարձնում է սովորական կարգի և տեղեկացնում ներկայացնողին։ Անհայտի դեպքում այն մնում է ուսումնասիրության տակ։
do-discovery-title = Սկսել օրենքով սահմանված ժամկետի հաշվարկը
do-discovery-day = Դեպքի հայտնի դառնալու օրը
    .hint = Օրը, երբ դրա մասին իմացել է քննություն սկսելու լիազորություն ունեցող անձը։
do-discovery = Մուտքագրել այս օրը
do-approve-means = Գործն ընդունվում է, երբ առկա են բոլոր հաստատումները, հայտնի է, թե ում է վերաբերում, և իրավական ժամկետը, եթե կա, հաշվվում է։
do-approve-program = Հավանություն տալ ծրագրի անունից
do-approve-professional-standards = Հավանություն տալ մասնագիտական չափանիշների բաժնի անունից

history-title = Ինչ է արվել մինչև հիմա
history-filed = Ներկայացվել է
history-acknowledged = Ստացումը հաստատվել է
history-screened = Նախնական ստուգումը կատարվել է
history-discovery-recorded = Դեպքի հայտնի դառնալու օրը մուտքագրվել է
history-approved = Հավանություն է տրվել
history-admitted = Ընդունվել է միջնորդության
history-in-mediation = Միջնորդության փուլում է
history-outcome = Արդյունքն ստացվել է

sign-in-title = Մուտք
sign-in-who = Ծրագրի և ոստիկանության վարչության աշխատակիցների համար։
sign-in-button = Մուտք գործել
sign-in-others = Բնակիչներին, ոստիկաններին և միջնորդներին գաղտնաբառ պետք չէ․ օգտվեք ձեր ստացած վերջին նամակի հղումից։
link-title = Շարունակել
link-continue = Շարունակել
link-why-button = Այս կոճակը նրա համար է, որ փոստային հավելվածները, որոնք իրենք են բացում հղումները, ձերը չօգտագործեն։
link-again = Ուղարկել ինձ նոր հղում
link-asked = Եթե ունենք ձեր էլ․ փոստի հասցեն, նոր հղումն արդեն ճանապարհին է։
link-purpose-status = Հետևեք ձեր դիմումին։
link-purpose-mediation = Տեսեք ձեր հրավերը, ձեր ժամերը և ձեր հանդիպումը։
link-purpose-assignment = Տեսեք ձեր հանձնարարությունը։
link-purpose-survey = Պատմեք մեզ, թե ինչպես էր։
desk-title = Աշխատասեղան

# Asking, page by page.

continue = Շարունակել
ask-step = Հարց { $step } (ընդամենը՝ { $of })
ask-what-title = Ինչ է պատահել
ask-when-title = Երբ և որտեղ
ask-officer-title = Ոստիկանը
ask-needs-title = Ձեր մասնակցությունը
ask-you-why = Մեզ պետք է ձեզ հետ կապվելու մեկ եղանակ՝ էլ. փոստ, հեռախոսահամար կամ փոստային հասցե։
ask-kept = Ձեր գրածը պահվում է մեկ օր։ Այն կարելի է բացել միայն այս դիտարկիչով։
ask-clear = Ջնջել հիմա
ask-cleared-title = Ձեր պատասխանները ջնջված են
ask-cleared = Ձեր գրածից ոչինչ չի պահվում, և ոչինչ չի ուղարկվել։
check-change = Փոխել
filed-shown = Այս էջը մեկ ժամ կարելի է բացել այս սարքում։
filed-clear = Փակել էջը հիմա, եթե համակարգիչը միայն ձերը չէ
status-by = { owner-starts } կտեղեկացնի ձեզ մինչև այս օրը ներառյալ՝ { $day }։

# A case's page for staff.

sides = Գործի բաժինները
side-complaint = Բողոք
side-mediation = Միջնորդություն
case-clock-unknown = Օրենքով սահմանված վերջնաժամկետն անհայտ է, քանի դեռ նշված չէ դեպքի հայտնի դառնալու օրը
case-clock = Օրինական ժամկետ՝ { $day }։ Հանդիպման վերջին ապահով օրը՝ { $safe }
do-acknowledge-title = Ստացման հաստատում
by-public = դիմումը ներկայացրած անձը
by-person = մասնակիցներից մեկը
by-staff = աշխատակից
by-system = Concord
kept-title = Ձեր գրածը պահված է այստեղ՝

link-asked-title = Ստուգեք ձեր էլ․ փոստը

ask-closed-title = Էջը փակված է
ask-closed = Ձեր դիմումը մնում է մեզ մոտ։ Պահեք ձեր գործի համարը՝ { $reference }
case-waiting-nobody = Անելու բան չկա։
case-kind = Գործի տեսակը
case-respondents = Մարդիկ, որոնց վերաբերում է
case-returned-for = Ինչու է վերադարձվել
case-hold = Իրավական պահպանում
case-discovered-on = Հայտնաբերման օրը
case-toll = Ժամանակ, որը չի հաշվվում
case-toll-open = դեռ բաց է
case-toll-span = { $from } – { $until }
case-waiver = Ներկայացված հրաժարում
case-disposition = Վարչության եզրակացությունը
case-notified-on = Բողոքողին գրավոր տեղեկացրել են
case-notify-by = Բողոքողին գրավոր տեղեկացնել մինչև
case-nothing-fired = Ոչ մի կանոն դեմ չէ միջնորդությանը։
case-judged = Ծրագիրը գնահատել է այն, ինչ պետք է գնահատի մարդը։ Պատճառը մեկնաբանություններում է։
case-overridden = Ղեկավարը չեղարկել է այն, ինչ կարելի է չեղարկել։ Պատճառը մեկնաբանություններում է։
case-policy = Որոշվել է { $version } կանոնակարգով։
kind-community = Բնակիչ և ոստիկանություն
kind-internal = Վարչության գործընկերներ
kind-neighbor = Հարևաններ
kind-school = Դպրոց
returned-not-eligible = Միջնորդության ենթակա չէ
returned-not-suitable = Գնահատվել է միջնորդության համար ոչ պիտանի
returned-not-held = Միջնորդությունը չի կայացել
returned-no-agreement = Միջնորդություն առանց համաձայնության
returned-mediated = Միջնորդվել և վերադարձվել է ըստ կանոնակարգի
returned-anonymous = Ներկայացվել է առանց անվան, իսկ միջնորդությանը երկու կողմն էլ պետք են
ground-pending-criminal-case = Ընթացիկ քրեական գործ
ground-officer-waiver = Սպայի գրավոր հրաժարումը
ground-several-jurisdictions = Մի քանի իրավասություններ
ground-several-employees = Մեկից ավելի աշխատակից
ground-incapacity = Անաշխատունակություն կամ բացակայություն
ground-civil-suit = Քաղաքացիական հայց սպայի դեմ
ground-complainant-defendant = Բողոքողը քրեական գործով մեղադրյալ է
ground-workers-compensation-fraud = Աշխատանքային փոխհատուցման խարդախություն
finding-sustained = Հաստատվել է
finding-not-sustained = Չի հաստատվել
finding-exonerated = Արդարացվել է
finding-unfounded = Անհիմն է
weight-excludes = բացառում է միջնորդությունը
weight-excludes-unless-overridden = բացառում է միջնորդությունը, եթե ղեկավարը չեղարկի
weight-unknown = պետք է պարզել
weight-judgement = պետք է գնահատի մարդը
suitable-yes = Այո, միջնորդությունը հնարավոր է
suitable-no = Ոչ, վերադարձվում է
outside-chain-yes = Ներգրավվածներից ոչ ոք իմ ենթակայության շղթայում չէ
back-to-case = Վերադառնալ գործին
deeds-title = Ինչ կարող եք անել
comments-title = Մեկնաբանություններ
do-comment-words = Գրեք մեկնաբանություն
    .hint = Այն կարող են կարդալ այս էջը բացող աշխատակիցները։ Մնում է բողոքի կողմում։
do-comment = Ավելացնել մեկնաբանությունը
comment-case = Մեկնաբանություն
comment-judgement = Գնահատման պատճառը
comment-override = Չեղարկման պատճառը
assigned-mine = Այս գործը դուք եք վերցրել։
assigned-other = Այս գործը գործընկերն է վերցրել։
assigned-nobody = Այս գործը ոչ ոք չի վերցրել։
do-assign = Վերցնել գործը
do-unassign = Հետ տալ
do-respondent-title = Նշել, թե ում է վերաբերում
do-respondent = Ավելացնել այս անձին
respondent-name = Անունը
respondent-email = Էլ․ փոստը
    .hint = Կարող է լինել անձնական։
respondent-language = Լեզուն
do-discovery-again-title = Ուղղել հայտնաբերման օրը
do-approve-designated-manager = Հաստատել որպես նշանակված ղեկավար
do-approve-outreach = Հաստատել համայնքային կապերի բաժնի անունից
do-approve-school = Հաստատել դպրոցի անունից
do-receipt-title = Հաստատեք, որ հետ եք ստացել
do-receipt-means = Հաստատում է, որ բողոքը կրկին ձեզ մոտ է և շարունակվում է սովորական կարգով։
do-receipt = Հաստատել
question-violence-or-threats = Կա՞ բռնություն կամ դրա սպառնալիք։
question-weapons = Կա՞ զենք։
question-serious-injury = Որևէ մեկը ծանր վնասվե՞լ է։
question-sworn-misconduct = Պնդվո՞ւմ է երդվյալ սպայի զանցանք։
category-working-relations = Համատեղ աշխատանք
category-conduct = Ինչպես է վարվել գործընկերը
category-noise = Աղմուկ
category-property-lines = Հողամասերի սահմանները
category-pets = Ընտանի կենդանիներ
category-parking = Կայանում
category-shared-space = Ընդհանուր տարածք
category-students = Աշակերտների միջև
category-school-staff = Աշակերտի և դպրոցի աշխատակցի միջև
category-rumors = Ասեկոսեներ որևէ մեկի մասին
category-belongings = Վերցված կամ կոտրված իրեր
waiting-designated-manager = նշանակված ղեկավարին
waiting-outreach = համայնքային կապերի բաժնին
waiting-school = դպրոցին
history-respondent-identified = Նշվել է, թե ում է վերաբերում
history-clock-tolled = Գրանցվել է չհաշվվող ժամանակ
history-toll-ended = Չհաշվվող ժամանակն ավարտվել է
history-clock-waived = Հրաժարումը ներկայացվել է
history-judged = Գնահատվել է
history-overridden = Չեղարկվել է ղեկավարի կողմից
history-receipt-confirmed = Հետ է ընդունվել
history-disposition-recorded = Գրանցվել է վարչության եզրակացությունը
history-complainant-notified = Բողոքողին գրավոր տեղեկացրել են
history-hold-placed = Սահմանվել է իրավական պահպանում
history-hold-released = Հանվել է իրավական պահպանումը
history-commented = Ավելացվել է մեկնաբանություն
history-assigned = Վերցվել է աշխատակցի կողմից
history-unassigned = Հետ է տրվել
history-clock-changed = Փոխվել է հանդիպման վերջին օրը
deed-judgement-title = Գնահատել՝ արդյոք հարմար է
deed-judgement-means = «Այո»-ի դեպքում գործը ենթակա է միջնորդության, և խնդրվում են հաստատումները։ «Ոչ»-ի դեպքում վերադարձվում է, և ներկայացնողին տեղեկացնում են։
deed-judgement-send = Գրանցել գնահատումը
deed-override-title = Չեղարկել բացառումը
deed-override-means = Գործը դառնում է ենթակա միջնորդության՝ չնայած բացառող հանգամանքին։ Ուժի կիրառումը և ծանր զանցանքը չեն կարող չեղարկվել։
deed-override-send = Չեղարկել
deed-tolls-title = Գրանցել չհաշվվող ժամանակ
deed-tolls-means = Իրավական վերջնաժամկետը տեղափոխվում է այն օրերով, երբ ժամանակահաշվարկը կանգնած էր։ Միջնորդությունն այն երբեք չի կանգնեցնում։
deed-tolls-send = Գրանցել
deed-toll-ends-title = Ավարտել չհաշվվող ժամանակը
deed-toll-ends-means = Հաջորդ օրվանից ժամանակահաշվարկը վերսկսվում է։
deed-toll-ends-send = Ավարտել
deed-waiver-title = Ներկայացնել հրաժարում
deed-waiver-means = Այնուհետև հանդիպումը կարելի է նշանակել անվտանգ օրից հետո՝ մինչև իրավական վերջնաժամկետը։
deed-waiver-send = Ներկայացնել
deed-disposition-title = Գրանցել վարչության եզրակացությունը
deed-disposition-means = Վարչության սեփական եզրակացությունը՝ միջնորդությունից անկախ։ Դրա ամսաթվից է բխում, թե մինչև երբ պետք է տեղեկացնել բողոքողին։
deed-disposition-send = Գրանցել
deed-disposition-notice-title = Գրանցել, որ բողոքողին տեղեկացրել են
deed-disposition-notice-means = Վարչության եզրակացության գրավոր ծանուցումը (Քրեական օրենսգիրք 832.7)։
deed-disposition-notice-send = Գրանցել
deed-hold-title = Սահմանել իրավական պահպանում
deed-hold-means = Այս գործից ոչինչ չի ջնջվի, քանի դեռ կա ընթացիկ պահանջ կամ վարույթ։
deed-hold-send = Սահմանել
deed-hold-release-title = Հանել իրավական պահպանումը
deed-hold-release-means = Այնուհետև գործը կարող է ջնջվել, երբ ժամկետը լրանա։
deed-hold-release-send = Հանել
deed-reason = Պատճառը
    .hint = Պահվում է գործի հետ՝ բողոքի կողմում։
deed-document = Փաստաթուղթ
    .hint = Որտեղ է գտնվում. գործի կամ դատական գործի համարը։
deed-suitable = Հարմա՞ր է միջնորդության համար։
deed-outside-chain = Ենթակայության շղթա
deed-ground = Ինչու չի հաշվվում
deed-toll-from = Առաջին օրը
deed-toll-until = Վերջին օրը
    .hint = Թողեք դատարկ, քանի դեռ հայտնի չէ։
deed-open-toll = Ո՞րն է ավարտվել։
deed-toll-last-day = Վերջին օրը
deed-finding = Եզրակացություն
deed-disposition-on = Ամսաթիվը
deed-notified-on = Ծանուցումն ուղարկելու օրը
desk-kind = Գործի տեսակը
desk-view-unassigned = Ոչ ոքի չհանձնված
desk-view-mine = Իմը
desk-view-waiting = Սպասում են ինձ
length-months = { $n ->
    [one] մեկ ամիս
   *[other] { $number } ամիս
}
length-days = { $n ->
    [one] մեկ օր
   *[other] { $number } օր
}
case-deadline-tolled = { $n ->
    [one] և մեկ չհաշվված օր
   *[other] և { $number } չհաշվված օր
}
ask-kind = Ո՞ւմ հետ է խնդիրը
ask-kind-community = Ոստիկանության աշխատակցի հետ
ask-kind-internal = Գործընկերոջ հետ. երկուսս էլ աշխատում ենք ոստիկանությունում
ask-kind-neighbor = Հարևանի հետ
ask-kind-school = Դպրոցում մեկի հետ
ask-other-title = Մյուս անձը
ask-other = Ի՞նչ գիտեք մյուս անձի մասին
    .hint = Ըստ ցանկության։ Անուն, որտեղ է ապրում կամ աշխատում։
ask-address = Փոստային հասցե
    .hint = Եթե ձեզ ավելի հարմար է նամակը։
ask-safe-times = Ե՞րբ է անվտանգ ձեզ զանգահարել
    .hint = Ըստ ցանկության։ Օրինակ՝ երեկոյան 6-ից հետո, ոչ կիրակի օրերին։
ask-may-leave-message = Եթե չպատասխանեք
may-leave-message-yes = Կարող եք թողնել հաղորդագրություն, որը ուրիշները կարող են լսել
ask-stay-anonymous = Ցանկանո՞ւմ եք մնալ անանուն
    .hint = Միջնորդությանը պետք են երկու կողմերը, ուստի ձեր բողոքը կգնա սովորական ընթացակարգով։ Մենք չենք պահի ձեզ հետ կապվելու որևէ տվյալ և չենք կարողանա ասել, թե ինչով ավարտվեց։
anonymous-yes = Այո, մնում եմ անանուն
ask-represented = Այս հարցում փաստաբան օգնո՞ւմ է ձեզ
    .hint = Ըստ ցանկության։ Փաստաբան պետք չէ։
represented-yes = Այո
represented-no = Ոչ
represented-unknown = Վստահ չեմ
ask-received = Ինչպե՞ս է այն հասել ձեզ
    .hint = Քանի որ մուտք եք գործել. ընտրեք, երբ ներկայացնում եք մեկի փոխարեն։ Պատասխանները նրանն են։
received-phone = Հեռախոսով
received-paper = Թղթով
received-in-person = Անձամբ
received-interpreter = Թարգմանչի միջոցով
received-referral = Իմ բաժինն է ուղղորդում
received-form = Անձն ինքը՝ կայքով
filed-anonymous = { owner-starts } հաստատում է, որ ստացել է { your-matter }, և այն գնում է սովորական ընթացակարգով։ Դուք մնացիք անանուն, ուստի ոչ ոք ձեզ հետ չի կապվի։ Պահեք ձեր համարը։
history-contact-corrected = Կապի տվյալները ուղղվեցին
deed-contact-title = Ինչպես կապվել դիմողի հետ
deed-contact-means = Զանգահարեք միայն անվտանգ ժամերին։ Այստեղ ուղղեք այն, ինչ Ձեզ ասում են. այդ պահից նամակները կգնան նոր հասցեով։
deed-contact-send = Պահել այս տվյալները
contact-safe-times = Զանգահարելու անվտանգ ժամեր
contact-message = Եթե ոչ ոք չի պատասխանում
ask-no-money = { $kind ->
    [neighbor] Միջնորդությունը զրույց է։ Գումարի հարց այն չի կարող լուծել. ով ուզում է վնասի հատուցում պահանջել, պետք է դա անի այլ ճանապարհով։
    [school] Միջնորդությունը զրույց է։ Գումարի հարց այն չի կարող լուծել. ով ուզում է վնասի հատուցում պահանջել, պետք է դա անի այլ ճանապարհով։
   *[community] Միջնորդությունը զրույց է։ Գումարի հարց այն չի կարող լուծել. վնասի հատուցման պահանջը ներկայացրեք քաղաքին։
}
case-received-by = Ինչպես է ստացվել
case-represented = Փաստաբանի օգնությամբ
policies-title = Կանոնակարգ
own-mail-title = Ձեր նամակները
own-mail-means = Աշխատասեղանին ուղղված յուրաքանչյուր նամակ գնում է աշխատասեղանի հասցեով։ Ձեր աշխատասեղանի նամակները կարող եք ստանալ նաև ձեր հասցեով՝ { $desks }։
own-mail-no-desk = Դուք չեք աշխատում նամակ ստացող որևէ աշխատասեղանում։
own-mail-no-address = Մենք դեռ չգիտենք ձեր հասցեն։ Այն վերցվում է ձեր հաշվից, որտեղ պետք է հաստատված լինի․ հետո դուրս եկեք և նորից մուտք գործեք։
own-mail-address = Ձեր հասցեն՝ ըստ ձեր հաշվի․ { $address }
own-mail-when = Ե՞րբ եք ուզում ստանալ դրանք
own-mail-immediate = Յուրաքանչյուրն անմիջապես
own-mail-daily = Մեկ նամակ յուրաքանչյուր աշխատանքային օր՝ բոլորի ցանկով
own-mail-none = Ոչ իմ հասցեով
own-mail-keep = Պահպանել
own-mail-until = Այն ինքնին դադարում է, եթե ավելի քան երեք ամիս մուտք չեք գործել։
policies-means = Այն, ինչ որոշում է քաղաքը՝ գործերի տեսակները, ժամկետները, պատուհանները, լեզուները։ Տարբերակը երբեք չի փոխվում, որպեսզի յուրաքանչյուր անցյալ որոշում կարելի լինի կարդալ այն տարբերակի կողքին, որով կայացվել է։
policies-version = Տարբերակ
policies-kept = Պահվում է սկսած
policies-shipped = Գալիս է Concord-ի հետ
policies-standing = Կարգավիճակ
policies-in-force = Ուժի մեջ է
policies-resting = Ուժի մեջ չէ
policies-activate = Ուժի մեջ դնել
policies-keep-title = Պահել այլ տարբերակ
policies-keep-means = Դրանով ոչինչ չի որոշվում, քանի դեռ այն ուժի մեջ չեք դրել։ Եթե որևէ սխալ կա, ոչինչ չի պահվում, և բոլոր սխալները ցուցակվում են։
policies-document = Փաստաթուղթ
    .hint = TOML ձևաչափով։ Սկսեք գործող տարբերակից և փոխեք այն, ինչ տարբեր է։
policies-keep = Պահել այս տարբերակը
policies-begun = Սա գործող փաստաթուղթն է, որի վերջում քաղաքի միջոցառումներն են։ Կարդացեք այն, տվեք սեփական տարբերակ և պահեք։
policies-events-title = Ավելացնել քաղաքի միջոցառումները օրացույցից
policies-events = Օրացույցի ֆայլի տեքստը (.ics)
    .hint = Բացեք ֆայլը տեքստային խմբագրիչով և տեղադրեք այն ամբողջությամբ։ Դրա բովանդակությունն ավելացվում է գործող փաստաթղթին, որպեսզի կարդաք և պահեք։ Դրանով ոչինչ չի որոշվում։
policies-events-send = Դնել փաստաթղթի մեջ
policies-faults = Ոչինչ չի պահվել
policies-faults-means = Ուղղեք այս տողերը և կրկին ուղարկեք։ Ձեր ուղարկածը դեռ ներքևում է։
policy-title = Կանոնակարգի փաստաթուղթ
ask-leave-empty = Սա դատարկ թողեք
case-flags = Նախ սա նայեք
flag-hidden-field = Լրացվել է դաշտ, որը ոչ ոք չի տեսնում. հնարավոր է՝ մեքենա է ներկայացրել
flag-too-fast = Ձևը լրացվել է ավելի արագ, քան որևէ մեկը կկարդար
do-release-title = Նամակները սպասում են
do-release-means = Միաժամանակ ավելի շատ դիմում է եկել, քան թույլ է տալիս կանոնակարգը, ուստի ոչ ոքի չի գրվել։ Գործն այստեղ է, և օրերը հաշվվում են։ Եթե այն մարդ է ներկայացրել, թողեք, որ նամակները գնան։
do-release = Թող նամակները գնան
desk-quarantined = Նամակը սպասում է
history-quarantined = Նամակները պահվեցին. ավելի շատ դիմում եկավ, քան թույլատրվում է
history-released = Նամակները ուղարկվեցին

records-title = Գործեր, որոնց պահպանման ժամկետն ավարտվել է
records-means = Այս գործերն այնքան վաղուց են ավարտվել, որ ո՛չ օրենքը, ո՛չ քաղաքի կանոնները չեն պահանջում դրանք պահել։ Ոչինչ չի ոչնչացվում, մինչև դուք չասեք, և ոչնչացվածը հնարավոր չէ վերականգնել․ վերանում են գրվածը, անուններն ու հասցեները, պատմությունը և միջնորդության սեփական գրառումները։
records-none = Ոչ մի գործ չի սպասում ոչնչացման։
records-ended = Ավարտվել է { $day }։
records-over = Ո՞ր գործերն եք ուզում ոչնչացնել։
records-document = Ով է համաձայնել
    .hint = Համաձայնության համարը, որպեսզի այն հնարավոր լինի գտնել։ Օրինակ՝ Քաղաքի փաստաբան 31-0412։
records-destroy = Ոչնչացնել ընդմիշտ
records-held = Պահվում են իրավական պահպանմամբ
records-held-means = Սրանց ժամկետը նույնպես ավարտվել է։ Դրանք մնում են, մինչև պահպանումը հանվի։
records-gone = Ոչնչացված
records-gone-on = Ոչնչացվել է
retention-complaint = բողոք առանց հաստատված եզրակացության
retention-sustained = բողոք հաստատված եզրակացությամբ
retention-conflict = վեճ, որը բողոք չէ
detail-discovered-on = Հայտնի դարձավ՝ { $value }
detail-deadline = Օրինական ժամկետ՝ { $value }
detail-safe-date = Վերջին ապահով օրը՝ { $value }
detail-last-day = Վերջին օրը՝ { $value }
detail-from = Սկսած՝ { $value }
detail-until = Մինչև՝ { $value }
detail-notify-by = Պետք է տեղեկացնել մինչև՝ { $value }
detail-minutes = { $value } րոպե
detail-policy = Կանոնակարգ՝ { $value }
verdict-eligible = Հարմար է
verdict-not-eligible = Հարմար չէ
verdict-needs-review = Պետք է քննարկել
code-agreement = Համաձայնություն
code-no-agreement = Համաձայնություն չկա
code-not-held = Չի կայացել
history-respondent-taken-off = Սխալմամբ նշվածը հանվեց
history-approval-withdrawn = Հաստատումը հետ վերցվեց
respondents-none = Դեռ ոչ ոք նշված չէ։
do-take-off-open = { $name }. սխալ անձ
do-take-off-sure = Հանե՞լ այս մարդուն։
do-take-off-means = Նրա անունն ու հասցեն այստեղից ջնջվում են, և նրա մասին տրված հաստատումներն ուժը կորցնում են։ Նրան ոչ ոք չի գրել։ Հետո նշեք ճիշտ անձին։
do-take-off = Հանել
do-respondent-means = Այս հասցեով նամակ կգնա միայն այն ժամանակ, երբ առաջարկներն ուղարկվեն։ Մինչ այդ կարող եք սխալ նշվածին հանել։
do-discovery-means = Օրինական ժամկետը հաշվվում է այս օրվանից, և մինչ այն հայտնի չլինի, առաջարկ չի ուղարկվում։ Կարող եք ուղղել։
do-assign-means = Գործընկերները տեսնում են, որ մեկն աշխատում է դրա վրա։ Նրանք դեռ կարող են ամեն ինչ անել։
do-approve-title = Հաստատում
do-approval-back-open = Հետ վերցնել հաստատումը
do-approval-back-sure = Հե՞տ վերցնել ձեր հաստատումը։
do-approval-back-means = Գործը չի ընդունվի, մինչև նորից չհաստատեք։
do-approval-back = Հետ վերցնել
approved-by = Հաստատել է՝ { $who }։
assignee-title = Ով է զբաղվում
done-title = Արված է
status-soon = Կտեղեկացնենք ձեզ, երբ այս քայլն ավարտվի։
status-link-means = Ձեր պատասխանը, ժամերն ու հանդիպումն ունեն առանձին էջ։ Դրա հղումը մեր վերջին նամակում է. կարող ենք նորից ուղարկել։
status-link = Ուղարկեք հղումը էլ. փոստով
status-questions = Հարցե՞ր ունեք։ Զանգահարեք ծրագրին՝ { $phone }
status-stop-title = Եթե մտափոխվեք
status-stop = Ձեր և մյուս անձի միջև ոչինչ տեղի չի ունենում, մինչև ձեզ չհարցնեն ու չհամաձայնեք։ Հիմա կանգնեցնելու համար զանգահարեք { $phone }։
own-contact-title = Ինչպես ենք կապվում ձեզ հետ
own-contact-open = Փոխել
own-contact-means = Այսուհետ կօգտագործենք այն, ինչ այստեղ կգրեք։ Էլ. հասցեն փոխելու համար զանգահարեք { $phone }. այդպես համոզվում ենք, որ դուք եք։
own-contact-kept = Այսուհետ կօգտագործենք այս տվյալները։
contact-language = Լեզու
start-phone = Կամ զանգահարեք մեզ՝ { $phone }։ Կարող ենք ձեզ հետ լրացնել՝ ձեր լեզվով։
start-who-title = Ում համար է
start-who-1 = Բոլորի, ում հետ ոստիկանը կամ ոստիկանությունում աշխատող մեկ ուրիշն այնպես է վարվել, որ ճիշտ չի թվացել։
start-who-2 = Հարևանների, աշակերտների և դպրոցների, որոնք միմյանց հետ վեճ ունեն։
start-who-3 = Գործընկերների, որոնք երկուսն էլ ոստիկանությունում են աշխատում։
start-follow-title = Արդեն դիմե՞լ եք։
start-follow = Մեր վերջին նամակի հղումը ցույց է տալիս, թե ինչ վիճակում է ձեր դիմումը, և թույլ է տալիս նոր հղում ստանալ։ Եթե էլ. փոստ չունեք, զանգահարեք { $phone } և պատրաստ պահեք ձեր համարը։
start-talk-title = Զրույց ձեր խմբի համար
start-talk = Գալիս ենք համայնքի ժողովների, թաղային խմբերի և ստորաբաժանումների հավաքների՝ բացատրելու, թե ինչպես է աշխատում միջնորդությունը։ Զրույց խնդրելու համար զանգահարեք { $phone }։
start-talk-open = Ներկայացումներ, միջոցառումներ և ինչ է սպասվում
start-numbers = Քանի մարդ է դիմել, հանդիպել և համաձայնել, և ինչ են ասում դրա մասին։
start-numbers-open = Տեսնել թվերը
policy-mails-title = Ինչպես են կարդացվում նամակները
policy-mails-open = Տեսնել, թե ինչպես է կարդացվում ամեն նամակ այս փաստաթղթով
policy-mails-means = Մտացածին համարով, օրով և հանդիպումով։ Փոխեք այս էջի լեզուն՝ մյուս լեզվով տեսնելու համար։
policy-mails-own = քաղաքի սեփական բառերով
policy-differs = Ինչով է տարբերվում գործող { $version }-ից
policy-differs-nowhere = Ոչնչով։
policy-differs-means = Մինուսով տողերը գործում են, բայց այստեղ չկան. պլյուսով տողերն այստեղ են, բայց չեն գործում։
status-stop-there = Կարող եք ցանկացած պահի կանգնեցնել մեկ սեղմումով՝ վերևի հղումով բացվող էջում։
assigned-now = { $n ->
    [one] Մեկ գործ փոխանցվեց։
   *[other] { $number } գործ փոխանցվեց։
}
assigned-already = { $n ->
    [one] Մեկն արդեն այդպես էր։
   *[other] { $number }-ն արդեն այդպես էին։
}
assigned-not = { $n ->
    [one] Մեկը հնարավոր չեղավ փոխել։ Բացեք այն՝ պատճառը տեսնելու համար։
   *[other] { $number }-ը հնարավոր չեղավ փոխել։ Բացեք դրանք՝ պատճառը տեսնելու համար։
}
assigned-none = Ոչինչ նշված չէր, ուստի ոչինչ չփոխվեց։
assigned-soon = Գրասեղանի ցանկերը կթարմանան մի պահից։
assigned-back = Վերադառնալ գրասեղան
