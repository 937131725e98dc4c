# The survey.

survey-title = Ինչպե՞ս էր ձեզ համար
survey-intro = Դա տևում է մոտ երկու րոպե։ Պատասխանելու վերջին օրը՝ { $day }։
survey-anonymous-title = Ոչ ոք չի կարող իմանալ, թե որ պատասխաններն են ձերը
survey-anonymous-1 = Ձեր պատասխանները կնքվում են հենց ուղարկելու պահին, և ձեր անունը հեռացվում է։ Դրանք բացվում են միայն առնվազն չորս այլ մարդու պատասխանների հետ միասին՝ խառնված։
survey-anonymous-2 = Պահվում են ձեր պատասխաններն ու մեկնաբանությունը, ինչպես նաև այն, թե մասնակցել եք որպես բնակիչ, աշխատակից, թե միջնորդ, և տարին։ Չեն պահվում ձեր անունը, լեզուն, օրը և գործը։
survey-anonymous-3 = Մենք միայն գիտենք, որ այս հրավերին պատասխանել են, որպեսզի ձեզ նորից չհիշեցնենք։ Մեկնաբանությունները կարդում են միայն ծրագրի աշխատակիցները՝ մյուսների հետ խառնված։ Ոստիկանության վարչությունն առանձին պատասխաններ երբեք չի տեսնում։
survey-question-mediator-helpful = Միջնորդներն օգնեցին
survey-question-mediator-neutral = Միջնորդները չեզոք էին
survey-question-could-say = Կարողացա ասել այն, ինչ ինձ պետք էր ասել
survey-question-respected = Ինձ հետ հարգանքով վարվեցին
survey-question-explained = Ինձ լավ բացատրեցին ընթացքը
survey-question-good-time = Հանդիպումը ժամանակին նշանակվեց
survey-question-no-pressure = Ոչ ոք ինձ վրա ճնշում չգործադրեց
survey-question-understand-other = Հիմա ավելի լավ եմ հասկանում մյուս մարդուն
survey-question-fair = Արդյունքն արդարացի էր
survey-question-satisfied = Գոհ եմ, թե ինչպես ընթացավ
survey-question-use-again = Նորից կանեի դա
survey-question-recommend = Խորհուրդ կտայի ուրիշներին
survey-scale-1 = 1 – Ամենևին
survey-scale-2 = 2 – Մի քիչ
survey-scale-3 = 3 – Մասամբ
survey-scale-4 = 4 – Մեծ մասամբ
survey-scale-5 = 5 – Լիովին
survey-choose = Ընտրեք պատասխան՝ { $question }
survey-remark = Ուրիշ բան կա՞ (պարտադիր չէ)
    .hint = Խնդրում ենք չգրել, թե հանդիպման ընթացքում ով ինչ է ասել․ դա մնում է գաղտնի։ Անուններ նույնպես մի՛ գրեք։
survey-once = Կարող եք պատասխանել մեկ անգամ։ Դրանից հետո ոչ ոք չի կարող փոխել պատասխանները, որովհետև ոչ ոք չգիտի, թե որոնք են ձերը։
survey-send = Ուղարկել իմ պատասխանները
survey-thanks-title = Շնորհակալություն
survey-thanks-sealed = Ձեր պատասխանները կնքված են։
survey-thanks-next = Այլևս անելիք չկա։ Այս հարցման մասին ձեզ այլևս չենք հիշեցնի։

# The desk.

desk-search = Որոնել ըստ գործի համարի
desk-waiting = Սպասում ենք
desk-stage = Փուլ
desk-all = Բոլորը
desk-filter = Ցույց տալ
desk-clear = Մաքրել որոնումն ու զտիչները
desk-cases = Գործեր
desk-mediations = Միջնորդություններ
desk-nothing = Այստեղ ոչինչ չկա։
desk-nothing-found = Ոչինչ չի գտնվել։ Բոլորը տեսնելու համար մաքրեք որոնումն ու զտիչները։
desk-reference = Գործի համար
desk-due = Գործել մինչև
desk-overdue = Ժամկետն անցել է
desk-deadline = Օրենքով սահմանված վերջնաժամկետ
desk-none = –
desk-tasks = Պետք է պարզել
desk-uncertain-means = Այս նամակները ձեր կարիքն ունեն․ հայտնի չէ՝ ուղարկվել են, թե ոչ, կամ դրանք ուղարկել հնարավոր չէ։ Դրանցից ոչ մեկն ինքնաբերաբար նորից չի ուղարկվում։

# Mails by name, in the list of mails that nobody knows the fate of.

template-receipt = Ստացման հաստատում․ նամակ բողոք ներկայացրած անձին
template-case-received = Նոր գործ․ նամակ մասնագիտական չափանիշների բաժնին
template-approval-wanted = Պետք է հավանություն․ նամակ մասնագիտական չափանիշների բաժնին
template-case-returned = Գործը վերադարձվել է․ նամակ մասնագիտական չափանիշների բաժնին
template-case-closed = Գործը փակվել է․ նամակ մասնագիտական չափանիշների բաժնին
template-not-eligible = Չի համապատասխանում պայմաններին․ նամակ բողոք ներկայացրած անձին
template-offers-to-send = Պետք է ուղարկել հրավերները․ նամակ ծրագրին
template-offer = Հրավեր
template-offer-nudge = Հիշեցում հրավերի մասին
template-going-ahead = Շարունակում ենք
template-not-going-ahead = Չի կայանա
template-mediators-to-assign = Պետք է նշանակել միջնորդներ․ նամակ ծրագրին
template-assignment = Հանձնարարություն․ նամակ միջնորդին
template-times-to-offer = Պետք է առաջարկել ժամեր․ նամակ ծրագրին
template-pick-times = Ժամերի ընտրություն
template-no-common-time = Բոլորին հարմար ժամ չկա․ նամակ ծրագրին
template-session-booked = Հանդիպումը նշանակված է
template-session-reminder = Հիշեցում հանդիպման մասին
template-session-cancelled = Հանդիպումը չեղարկված է
template-outcome-due = Պետք է գրանցել արդյունքը․ նամակ միջնորդին
template-terms-to-decide = Նայելու կետեր, ծրագրին
template-agreement-to-sign = Ստորագրելու համաձայնություն
template-agreement-signed = Բոլորի ստորագրած համաձայնություն
template-follow-up = Հարց՝ արդյոք պահպանվել է
template-follow-up-nudge = Այդ հարցի հիշեցում
template-agreement-broken = Չի պահպանվել, ծրագրին
template-agreement-to-destroy = Համաձայնությունը բավական է պահվել, ծրագրին
template-survey = Հարցում
template-survey-nudge = Հիշեցում հարցման մասին
template-new-assignment-link = Հանձնարարության նոր հղում
template-new-mediation-link = Միջնորդության նոր հղում
template-new-status-link = Նոր հղում՝ հարցմանը հետևելու
template-session-postponed = Նիստը չեղարկվել է, կլինեն այլ ժամեր
template-session-moved = Նիստը տեղափոխվել է
template-session-stays = Հանդիպում, որը մնում է
template-other-time-wanted = Այլ ժամ է պետք, ծրագրին
template-pick-other-times = Այլ ժամեր՝ ընտրելու
template-assignment-ended = Հանձնարարությունն ավարտված է, միջնորդին
template-not-suitable = Միջնորդությունը հարմար չէ մեկին, ծրագրին
template-mediators-named = Ով է միջնորդում
template-mediator-silent = Միջնորդը չի պատասխանել, ծրագրին
template-silence-near = Ոչ ոք կապի մեջ չի եղել, ծրագրին
template-session-on-event = Այդ օրը միջոցառում կա, ծրագրին
template-assignment-nudge = Հիշեցում հանձնարարության մասին, միջնորդին
template-no-invitation = Ոչ ոք չի հրավիրվել
template-ended-early = Ավարտվել է ժամանակից շուտ
template-without-you = Շարունակվում է առանց նրա
template-call-wanted = Զանգ է խնդրվել, ծրագրին
template-contact-wanted = Զանգահարելու անձ, ծրագրին

# The public's numbers.

public-suppressed = 1-ից մինչև { $most } թվերը չեն ցուցադրվում։ Չի ցուցադրվում նաև այն հանրագումարը, որը կբացահայտեր դրանցից մեկը։ Ավելի մեծ թվերը փոխվում են { $below } միավորի քայլերով։ Դա արվում է, որպեսզի հնարավոր չլինի որևէ մեկին ճանաչել։ Զրոն իսկապես զրո է։

trouble-uncertain = Հայտնի չէ՝ ուղարկվել է, թե ոչ
trouble-no-email = Էլ․ փոստի հասցե չկա․ զանգահարեք կամ գրեք
trouble-unwritable = Ուղարկել հնարավոր չէ․ հայտնեք համակարգի օպերատորներին

desk-views = Աշխատասեղանի ցուցակները
desk-view-all = Բոլորը
desk-view-overdue = Ժամկետանց
desk-view-done = Ավարտված
template-acknowledgement-overdue = Հաստատումն ուշացել է՝ գործի բաժնին
template-clock-alert = Մոտենում է իրավական ժամկետ՝ աշխատակիցներին
template-session-past-safe-date = Հանդիպումն իրավական ժամկետից ուշ է՝ ծրագրին
