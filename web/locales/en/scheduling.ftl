# The mediation side: pages.

mediation-title = Mediation

side-mediator = mediator

kind-community = A resident and the police department
kind-internal = Two department employees
kind-neighbor = Two residents
kind-school = A conflict at a school

mediation-stage-admitted = Offers to send
mediation-stage-offering = Offers are out
mediation-stage-consented = Mediators to assign
mediation-stage-assigning = Mediators asked
mediation-stage-preparing = Being prepared
mediation-stage-prepared = Times to offer
mediation-stage-picking = Times on offer
mediation-stage-booked = Session booked
mediation-stage-concluded = Outcome recorded
mediation-stage-ended = Not going ahead
mediation-stage-closed = Closed

# What somebody at the table reads: where they stand, and what happens next.

own-status-waiting = Nothing to do yet
    .next = We write to you when there is something to answer.
own-status-offer = You are invited to a mediation
    .next = Read what it means, then answer below. It is your choice.
own-status-answered = We have your answer
    .next = You hear from us when everyone has said yes, or when the time to answer is over.
own-status-going-ahead = It goes ahead: both sides said yes
    .next = We are looking for mediators. One of them will call you to prepare. You don't have to do anything now.
own-status-preparing = A mediator talks with each person separately
    .next = If you haven't had your conversation yet, a mediator will call you.
own-status-prepared = Everyone is prepared
    .next = We will send you times to choose from.
own-status-pick = Choose the times that suit you
    .next = Mark every time that is possible for you. The more you mark, the sooner there is an appointment.
own-status-picked = We have your times
    .next = You hear from us when the appointment is fixed. Until then you can change what you marked.
own-status-booked = Your appointment is fixed
    .next = Come a few minutes early. You don't have to bring anything.
own-status-sign = There is an agreement to sign
    .next = Read it below. You sign only if it says what you agreed on.
own-status-follow-up = We would like to know whether it held
    .next = One question, below. The other side isn't told what you answer.
own-status-over = The session is over
    .next = Thank you for taking part. We send you a short survey.
own-status-not-going-ahead = The mediation will not go ahead
    .next = { goes-on } You don't have to do anything.

# The offer, in full, before the buttons (CON-1, CON-8, CON-9, OUT-6).

offer-about-title = What it is about
offer-incident-on = Day
offer-category = Subject
offer-place = Place
offer-what-title = What mediation is
offer-what = You meet the other person and talk about what happened, with the help of neutral mediators. They don't judge, and they don't decide who is right. You say what it was like for you, hear how it was for the other person, and can agree on something if you both want to.
offer-how = Before that, a mediator talks with each person separately to prepare. The session takes about { $minutes } minutes. No sound or video is recorded.
offer-voluntary-title = It is your choice
offer-voluntary = Mediation is voluntary for everyone. You can say no. You can also say yes and stop later, at any time until the session ends, without giving a reason. Saying no or stopping never counts against you.
offer-blind = Each person is asked separately. Nobody who was invited is told what anyone else answered, and neither is { owner-to }. If everyone says yes, we tell everyone at once. If not everyone says yes, everyone gets the same message when the time to answer is over.
offer-confidential-title = It is confidential
offer-confidential = What is said or written to prepare and hold the mediation stays there, and stays confidential afterwards. The law protects it (California Evidence Code 1115 to 1128). { owner-learns } whether there was an agreement, that there was none, or that no session took place, and the day.
offer-limits = There are limits. A mediator may have to report what the law requires to be reported: for example abuse of a child, or of an older or dependent adult, or a serious threat of violence. What could be found out without the mediation doesn't become secret only because somebody mentioned it there.
offer-stop = A mediator can end the session at once, for example when somebody is not safe. We then record only that it was ended.
offer-replaces-title = { $kind ->
    [neighbor] What it isn't
    [school] What it isn't
   *[community] What it replaces
}
offer-discipline = { $kind ->
    [neighbor] Mediation isn't a court. It doesn't find that anyone did wrong, and nothing is decided over your head.
    [school] Mediation isn't a punishment. It doesn't find that anyone did wrong, and what is said in it can't be used to punish anyone. Saying no doesn't make anything harder for you.
   *[community] Mediation is not discipline. It doesn't find that anyone did wrong, and what is said in it can't be used to discipline anyone.
}
offer-replaces = { $kind ->
    [neighbor] If there is an agreement, the matter is closed as mediated. Nobody decides then who was right.
    [school] If there is an agreement, the matter is closed as mediated. Nobody decides then who was right.
   *[community] If there is an agreement, the complaint is closed as mediated. Mediation then takes the place of an investigation: there is no investigation and no finding about what happened.
}
offer-no-appeal = { $kind ->
    [neighbor] If the matter was closed as mediated, the closing can't be appealed. If something new happens, you can ask again.
    [school] If the matter was closed as mediated, the closing can't be appealed. If something new happens, you can ask again.
   *[community] If a complaint was closed as mediated, the closing can't be appealed. The record of the complaint itself is kept, as the law requires.
}
offer-money = Money is not a subject of this mediation. Whoever wants to claim damages has to do that another way, and the time limits for it go on.
offer-after-title = { $kind ->
    [neighbor] What happens to the matter afterwards
    [school] What happens to the matter afterwards
   *[community] What happens to the complaint afterwards
}
offer-after-agreement = You agree, wholly or in part: { comes-after }.
offer-after-no-agreement = You meet and don't agree, you understand each other better but agree on nothing, you agree to disagree, somebody leaves, or a mediator ends the session: { comes-after }.
offer-after-not-held = The session doesn't take place, because somebody said no, didn't answer, stopped before it or didn't come: { goes-back }.
offer-clock = The legal time limit for an investigation goes on during the mediation. We plan so that enough time is left.
offer-version = Version of this explanation: { $version }
offer-answer-title = Your answer
offer-until = You can answer until { $when }.
offer-yes = Yes, I will take part
offer-no = No, I won't take part
offer-your-answer = Your answer:
offer-window-ends = The time to answer is over on { $when }.
silence-ends = If nobody is in contact, it ends by law after { $when }.

pick-title = Times to choose from
pick-zone = All times are local time in { $city } ({ $zone }).
pick-none = None of these work for me
pick-then = The first time that suits everyone is booked at once, and you get a message with day and place.
pick-send = Send my times
field-starts-required = Mark at least one time, or say that none of these work for you
field-starts-none-or-some = Mark either times or "None of these work for me", not both

session-title = Appointment
session-when = When
session-where = Where
session-cannot-come = If you can't come, call us as early as you can: { $phone }.
feed-title = Your own calendar
feed-means = You can have your appointments in the calendar on your phone or computer. You get an address for it. It shows when and where, and the title says nothing about what it is.
feed-make = Make an address for my calendar
feed-make-anew = Make a new address; the old one stops
feed-stop = Stop the address
feed-back = Back
feed-made = Copy this address into your calendar: look there for “subscribe”, or “add calendar from URL”.
feed-secret = It is shown only now. Keep it to yourself: whoever has it sees when and where your appointments are. You can stop it at any time.
feed-shown-already = The address was shown already. If you don't have it any more, make a new one; the old one then stops.
another-time-open = I can't come then
another-time-sure = Ask for another time?
another-time-means = We'll offer everybody other times. This appointment stays until everybody has chosen one.
another-time-left = { $n ->
    [one] It can be moved once more; after that, call us.
   *[other] It can be moved { $number } more times; after that, call us.
}
another-time-mediator = The program offers everybody other times. This appointment stays until everybody has chosen one. If you can't take the case at all any more, declare it below instead.
another-time-send = Ask for another time
another-time-wanted = You asked for another time. The program will offer some; until then this appointment stays.
pick-moved-means = Another time is looked for. The appointment stays until everybody has chosen one.
pick-then-moved = The appointment moves to the first time that suits everybody. You can change your choice until then.
choices-title = Take down which times suit
choices-legend = Times that suit this person
choices-means = If none of them suits, send it without a mark. As soon as everybody has chosen, the first time that suits all is booked.
choices-send = Take these times down
hours-title = When you have time
hours-open = Tell us when you have time
hours-means = Only times that fit are offered then. If you work in shifts, write down your shifts. Leave everything empty to see all times and choose among them.
hours-weekly = Every week
hours-exceptions = Single days
hours-exceptions-means = A single day replaces its weekday. Leave the times empty where you are away that day.
hours-day = Day
hours-from = From
hours-until = Until
hours-send = Keep these hours
hours-of-title = When this person has time
hours-of-means = An officer's shifts, or what somebody told you. Only times that fit are proposed then.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

withdraw-title = If you don't want to go on
withdraw-means = You can stop at any time until the session ends, without a reason. The mediation then won't go ahead, and { comes-after }. The others are told only that it will not go ahead.
withdraw-send = I withdraw from the mediation

# A mediator's page.

assignment-title = Your assignment
brief-kind = Kind
brief-category = Subject
brief-incident-on = Day of the incident
brief-languages = Languages at the table
conflict-title = Do you have a conflict of interest?
conflict-question = Think of family, friends, work, earlier cases, or anything that could make one of the people doubt that you are neutral.
conflict-means = If you have none, you see next how to reach the people. If you have one, or can't take the assignment, somebody else takes it. If a conflict comes up later, say so on this page at once.
conflict-no = I have no conflict of interest
conflict-yes = I have a conflict of interest
contacts-title = How to reach the people
contacts-means = Use these details for this assignment only. Never tell one person how to reach another.
contacts-name = Name
contacts-side = Side
contacts-language = Language
contacts-email = Email
contacts-phone = Phone

prepare-title = Preparation conversations
prepare-means = Record that the conversation took place, on which day and how long. Concord keeps nothing of what was said.
prepare-on = Day
prepare-minutes = Minutes
prepare-send = Record the conversation

outcome-title = Outcome
outcome-question = How did it end?
outcome-means = { owner-learns } whether there was an agreement, that there was none, or that no session took place. Everyone who was there gets a survey.
outcome-send = Record the outcome
outcome-agreement = They agreed
outcome-partial-agreement = They agreed in part
outcome-understanding = They understand each other better, without an agreement
outcome-agreed-to-disagree = They agreed to disagree
outcome-impasse = They got stuck
outcome-terminated = A mediator ended it
outcome-withdrew = Somebody left
outcome-no-show = Somebody didn't come
outcome-cancelled = It was called off
attendance-present = There
attendance-late = There, late
attendance-absent = Not there
attendance-excused = Not there, with an excuse
attendance-substitute = Not there, somebody else in their place

# The program's page.

mediation-safe-date = Latest safe day for a session
mediation-people = People
mediation-not-answered = no answer yet
mediation-prepared = prepared
mediation-not-prepared = to be prepared
mediation-picked = has chosen times
mediation-not-picked = has not chosen times yet
ended-declined = It ended early: somebody said no
ended-expired = It ended early: somebody didn't answer in time
ended-withdrew = It ended early: somebody withdrew

do-offer-title = Send the offers
do-offer-place = Where it happened
    .hint = Both sides read this. Name the place and nothing else: nobody's words, no names. It may stay empty.
do-offer-means = Everyone at the table gets the same offer by mail and can answer until the window ends. The complaint page of the case then shows that it is in mediation.
do-offer = Send the offers
do-ask-title = Ask mediators
do-ask-means = The mediators get the short brief and say whether they have a conflict of interest. They see how to reach people only after that.
do-ask = Ask { $names }
do-ask-nobody = No team fits the rules. Look at who is left out and why, or add mediators to the roster.
excluded-title = Left out
score-load = cases already assigned
score-experience = experience with law enforcement
score-rotation = time since the last case
score-diversity = different backgrounds
score-relations = ties to the department
score-earliest = first possible time: { $when }
do-times-title = Offer times
do-times-means = Everyone at the table chooses among these times. The first one that suits everyone is booked at once.
do-times = Offer these times
do-times-none = There is no possible time up to the latest safe day. Look at the days ruled out.
do-times-replace = Times are on offer. If you offer others, everybody chooses anew.
session-on-blackout = Something is on in the city on the day of the session: { $event }. Decide whether it is moved.
ruled-out-title = Days without a possible time
ruled-out-blackout = no sessions that day
ruled-out-no-hours = no hours that day
ruled-out-taken = has other appointments
ruled-out-no-common-time = never all at the same time
ruled-out-outside-hours = no session fits into the opening hours
ruled-out-no-room = no room is free
do-close-waits = The surveys go out by themselves. After that it can be closed.
do-close-title = Close
do-close-means = Working notes are destroyed and the destruction is recorded. This can't be undone.
do-close = Close the mediation

history-opened = Opened
history-offers-sent = Offers sent
history-offer-answered = An offer was answered
history-withdrawn = Somebody withdrew
history-ended = Ended early
history-mediators-asked = Mediators asked
history-assignment-answered = A mediator answered
history-prepared = A preparation conversation took place
history-times-offered = Times offered
history-times-picked = Times chosen
history-booked = Session booked
history-moved = Session moved to another time
history-another-time-wanted = Somebody asked for another time
history-hours-given = Somebody said when they have time
history-needs-arranged = Somebody's needs were arranged
history-papers-signed = Papers were signed
history-outcome-recorded = Outcome recorded
history-session-on-event = Something is on in the city on the day of the session
history-session-stays = The session stays where it is
history-session-off-event = Nothing is on any more on the day of the session
history-agreement-written = What was agreed on was written down
history-terms-let-stand = The program let the terms stand
history-agreement-signed = The agreement was signed
history-agreement-destroyed = The agreement was destroyed
history-agreement-kept-long-enough = The time is over for which the agreement is kept
history-follow-up-asked = It was asked whether it held
history-follow-up-nudged = Those were reminded who hadn't answered
history-follow-up-answered = Somebody said whether it held
history-follow-up-taken-up = The program looks after it
history-follow-up-over = The time to say whether it held is over
history-silence-near = The program heard that nobody is in contact
history-silence-checked = It was looked at whether anybody is in contact
history-surveys-sent = Surveys sent
history-asked-again = Asked once more how it was
history-notes-destroyed = Working notes destroyed
history-closed = Closed

# For problems.ftl.

problem-time-taken = That time is taken
    .detail = Somebody who attends, or every room, has something else then. Choose another time.
field-not-a-time = Enter a time that exists, its end after its beginning
field-not-a-number = Enter a number that fits

# What an offer says it is about, in words that are fair to both who read it.

offer-about-demeanor = How somebody behaved
offer-about-communication = How people talked to each other
offer-about-disrespect = Somebody felt disrespected
offer-about-discourtesy = Somebody found the other rude
offer-about-service = Help that somebody hoped for and didn't get
offer-about-procedure = Something that nobody explained
offer-about-bias = Somebody felt treated differently because of who they are
offer-about-other = Something else

withdraw-open = I don't want to go on
withdraw-sure = Do you want to withdraw?
attendance-question = Who was there?
do-close-open = Close the mediation
do-close-sure = Close it for good?

# Where a mediator stands, in one sentence.

assignment-decide = We ask you to take this assignment
assignment-prepare = Talk with each person separately, then record it here
assignment-record = Record how it ended
assignment-concluded = The outcome is recorded. Thank you.
assignment-wait = Nothing to do now
offer-about-working-relations = How people work together
offer-about-conduct = How a colleague behaved
offer-about-noise = Noise
offer-about-property-lines = Where one property ends
offer-about-pets = Pets
offer-about-parking = Parking
offer-about-shared-space = A shared place
offer-about-students = Something between students
offer-about-school-staff = Something between a student and school staff
offer-about-rumors = What is said about somebody
offer-about-belongings = Things taken or broken
side-complainant = complainant
side-respondent = respondent
contacts-safe-times = Safe to call: { $times }
contacts-message = You may leave a message
contacts-no-message = Don't leave a message

# People who come with a participant, and what the program does for each person.

part-guardian = guardian
part-representative = legal representative
part-support = support person
part-interpreter = interpreter
channel-link = by their link
channel-phone = on the phone
channel-paper = on paper
channel-in-person = in person
channel-interpreter = through an interpreter
attempt-reached = reached
attempt-no-answer = no answer
attempt-message-left = a message was left
attempt-wrong-contact = the number or address is wrong
still-suitable-yes = Yes
still-suitable-no = No, the program has to decide how it goes on
prepare-suitable = Does mediation still suit this person?
    .hint = For example: they take part of their own will, and feel safe.
field-suitable-not-a-choice = Say whether mediation still suits this person
mediators-title = Your mediators
object-until = If you can't accept one of them, you can object once, until { $when }. You don't have to say why, and it never counts against you.
object-open = I can't accept { $name }
object-sure = Do you want to object?
object-means = Other mediators are asked then. Nobody is told that it was you. You can object only once.
object-send = Object to { $name }
call-title = Do you have questions?
call-means = Somebody of the program will call you and explain everything. You can answer afterwards. Or call us: { $phone }.
call-send = I have questions, please call me
call-wanted = Somebody of the program will call you, at a time that you said is safe.
reminders-title = Reminders by email
reminders-on = You get reminders: before an appointment, and when we still wait for an answer of yours. Mails that tell you something new come in any case.
reminders-off = You get no reminders. Mails that tell you something new come in any case.
reminders-stop = Send me no reminders
reminders-start = Send me reminders again
reminders-of-on = They get reminders by email: before an appointment, and while an answer of theirs is awaited.
reminders-of-off = They want no reminders by email.
reminders-of-stop = Send them no reminders
reminders-of-start = Send them reminders again
conflict-declined = I have none, but I can't take it
assignment-left-title = Thank you for telling us
assignment-left-conflict = Somebody else takes this assignment. You don't have to do anything.
assignment-left-declined = Somebody else takes this assignment. We will ask you again another time.
assignment-left-stopped = The mediation is ended, and everyone is told in the same words. If the law requires a report, make it outside Concord; nothing more is recorded here.
leave-title = If you can't go on
leave-conflict-open = A conflict of interest has come up
leave-conflict-sure = Do you want to declare it?
leave-conflict-means = Other mediators are asked. An appointment that is fixed is called off, and the people get other times.
stop-open = End the mediation
stop-sure = End the mediation now?
stop-means = You can end it at any time, for example when somebody is not safe. Concord records only that a mediator ended it. This can't be undone.
stop-send = End the mediation
do-join-title = Add somebody who comes with a participant
do-join-as = As whom do they come?
do-join-with = With whom?
do-join-name = Name
do-join-email = Email address
do-join-phone = Phone number
do-join-address = Postal address
do-join-language = Language
do-join-independent = For a guardian or legal representative
do-join-independent-yes = They are not a party of this case, and not in conflict with the person
do-join-means = A guardian or legal representative gets an offer of their own: without their yes there is no mediation. Everyone who comes gets the invitation to the session.
do-join = Add this person
do-take-back-open = Don't wait for { $name } any longer
do-take-back-sure = Take the assignment back?
do-take-back-means = They are told that the assignment has ended. Then you can ask other mediators.
do-take-back = Take it back
do-times-later = The sides can object to a mediator until { $when }. Times can be offered after that.
do-stop-title = Stop the mediation
do-stop-open = Stop the mediation
do-stop-sure = Stop it for good?
do-stop-means = While offers are open, everyone is told when the time to answer is over, in the same words as after a no. Later everyone is told at once that it won't go ahead. The matter goes back. This can't be undone.
do-stop = Stop the mediation
do-keep-means = Nothing moves. Whoever asked for another time is told that the appointment stays.
do-keep = The appointment stays
ended-unreachable = It ended early: somebody couldn't be reached
ended-silent = It ended early: nobody was in contact for as long as the law allows
ended-stopped = It ended early: the program stopped it
ended-terminated = It ended early: a mediator ended it
mediation-call-wanted = wants to be called
mediation-unreachable = couldn't be reached
person-title = Person
person-back = Back to the mediation
attempts-title = Attempts to reach this person
attempt-channel = How did you try?
attempt-result = What came of it?
attempts-means = Record that you tried and how it went, and nothing of what was said.
attempts-send = Record the attempt
answer-for-title = Take down this person's answer
answer-for-means = Read the whole explanation to them first, in their language: change the language of this page if you need to. The version and language of the text are stored with the answer, and that you took it down.
answer-for-text = The explanation to read out
answer-for-answer = What is the answer?
answer-for-channel = How did they answer?
answer-for-send = Record the answer
known-title = What is to be known of this person
known-legend = Mark what is true
known-minor = Under 18: a guardian must say yes and attend
known-represented = A lawyer may speak for them: their signed disclosure is wanted
known-has-needs = Needs something to take part: an interpreter, an accommodation
known-means = Whether somebody is under age can be changed only before the offers go out.
known-send = Keep this
arrange-title = What this person needs
arrange-means = Times can be offered when the interpreter, the ramp or whatever else they need is arranged.
arrange-send = It is arranged
reschedule-title = This person can't come to the appointment
reschedule-means = You can offer other times then. The appointment stays until everybody has chosen one.
reschedule-send = Look for another time
reschedule-wanted = These people can't come at the time that is booked. It stays booked until everybody has chosen another.
papers-title = Signed papers
papers-means = Everybody who sits down signs that it stays confidential and that nothing is recorded, interpreters and support people too. A mediator can record an outcome when they have. Keep the papers themselves; Concord keeps only that they are there.
papers-legend = Mark what is signed
papers-on = Day of the signature
papers-send = Record the signatures
papers-signed = Signed: { $what }
agreement-title = Agreement in writing
agreement-means = Writing it down is optional. Whoever was at the table signs, and the mediators. It stays on this side alone: { owner } never sees it.
agreement-terms = What they agreed on
    .hint = A sentence for each point: who does what, and until when.
agreement-disclosure = Disclosure
agreement-may-be-disclosed = They agree that it may be shown to others (Evidence Code 1123)
agreement-disclosed = It may be shown to others.
agreement-not-disclosed = It is confidential: it may not be shown to others.
agreement-paper-legend = Who has signed it on paper already
agreement-paper-on = Day of these signatures
agreement-then = Everybody at the table who hasn't signed gets a mail, and signs on their own page.
agreement-write = Keep this agreement
agreement-held-up = Nobody can sign this yet. Terms that destroy, hide or rewrite records, stop an investigation or buy silence about misconduct must come out. Please look at:
agreement-look-again = Please look again at:
agreement-clear-means = These sentences were found by their words. If none of them is such a term, let them stand; otherwise change the text.
agreement-clear = None of them has to come out
agreement-signed = { $who } signed on { $when }
agreement-sign-legend = Who has signed it on paper
agreement-signed-on = Day of the signatures
agreement-sign-for = Record who signed
agreement-change-open = Write another text
agreement-change-means = Another text takes the place of this one. Whoever has signed this one is asked again.
agreement-change = Replace the text
agreement-destroy-open = Destroy this text
agreement-destroy-sure = Destroy it for good?
agreement-destroy-means = Nobody can read it afterwards, the people who signed it included. First make sure that no proceeding needs it. This can't be undone.
agreement-destroy = Destroy it
agreement-sign-means = Your signature counts for exactly this text. If it says anything that you didn't agree on, don't sign, and call us.
agreement-sign = I sign this agreement
term-records = It may destroy, hide or rewrite records
term-investigation = It may stop an investigation
term-silence = It may buy silence about misconduct
term-money = It is about money, which isn't a subject of this mediation
follow-up-title = Whether it held
follow-up-question = Has what you agreed on held so far?
follow-up-means = You can answer until { $when }. Only the program reads it, to help if something is stuck.
follow-up-care-means = Talk with both sides, and note here that somebody looks after it.
follow-up-care = We are looking after it
follow-up-for-title = Take down whether it held
held-yes = Yes, it has
held-in-part = In part
held-no = No
paper-confidentiality = agreement on confidentiality
paper-participation = agreement to take part, until the last follow-up
paper-disclosure = their lawyer's disclosure on confidentiality
mediators-roster-title = Mediators
mediators-roster-means = Everybody who can be asked to mediate. Whoever doesn't have the training or the signed agreement isn't proposed.
mediators-roster-none = Nobody is on the roster yet.
mediators-roster-load = Cases this month
mediators-roster-gate = Can mediate
mediators-roster-ready = Yes
mediator-title = A mediator
mediator-new-title = Add a mediator
mediator-name = Name
mediator-email = Email
mediator-languages = Languages
mediator-background = Background, in their own words
    .hint = Only if they want to say it. It counts for matching alone.
mediator-training-hours = Hours of training
mediator-lecture-hours = Hours of these in lectures
mediator-trained-on = Day on which the training was completed
mediator-marks = What is true
mediator-mark-confidentiality-signed = The confidentiality agreement is signed
mediator-mark-law-enforcement = Has mediated with law enforcement before
mediator-confidentiality-until = Last day on which the agreement holds
mediator-relations = Ties to the department
relation-former-employee = Worked there
relation-relative = A relative works there
relation-past-case = Was a party in a case of it
mediator-places = Places they go to; all of them where none is marked
mediator-monthly-cap = Most cases a month, if fewer than the city's policy
mediator-hours-title = When they have time
mediator-send = Keep this
busy-title = Their own calendar
busy-now = { $n ->
    [0] No calendar was read, or nothing is in it.
    [one] In one stretch they aren't free.
   *[other] In { $number } stretches they aren't free.
}
busy-calendar = Text of the calendar file (.ics)
    .hint = Open the file that they exported in a text editor, and paste all of it. Only its times are kept, and they replace those of an earlier file. Leave it empty to forget them.
busy-send = Read this calendar
withdraw-for-title = If this person doesn't want to go on
withdraw-for-open = Record that they withdraw
withdraw-for-sure = Record the withdrawal?
withdraw-for-means = Only when they told you so themselves. No reason is recorded. This can't be undone.
withdraw-for-send = Record the withdrawal
stay-away-title = If this person doesn't come
stay-away-means = They are taken off this mediation. You can add somebody else in their place.
stay-away-send = Take this person off
contacts-address = Postal address
contacts-safe = Safe to call
contacts-messages = Messages
history-joined = Somebody was added
history-stays-away = Somebody was taken off
history-described = What is to be known of somebody was changed
history-attempted = Somebody tried to reach a person
history-call-wanted = Somebody asked for a call
history-reminders-stopped = Somebody wants no reminders by email
history-reminders-wanted = Somebody wants reminders by email again
history-stopped = The program stopped it
history-goes-on = It goes on with those who said yes
history-departed = Somebody left, and the others go on
history-assignment-taken-back = An assignment was taken back
history-objected = Somebody objected to a mediator
own-status-left = You no longer take part
    .next = Nothing follows from that for you. You don't have to do anything.
offer-blind-goes-on = Each person is asked separately. Nobody who was invited is told what anyone else answered, and neither is { owner-to }. If everyone says yes, we tell everyone at once. Otherwise, when the time to answer is over, the mediation goes ahead with those who said yes, as long as both sides are there; if not, everyone gets the same message.
withdraw-means-goes-on = You can stop at any time until the session ends, without a reason. If somebody else is on your side, the mediation goes on with them; otherwise it won't go ahead, and { comes-after }.
home-title = Your assignments
home-open = See your other assignments
home-none = You have no assignment at the moment. We write to you when we ask you for one.
home-hours-means = Sessions are only planned when you have time. Keep it up to date: what is booked stays booked.
home-hours-none = You haven't told us when you have time, so nobody can plan a session with you.
home-hours-open = Change when you have time
own-hours-title = Your hours
own-hours-means = Write down when you can mediate. Leave a day empty on which you never can.
duty-decide = Your answer is wanted
duty-prepare = To prepare
duty-record = Outcome is wanted
duty-wait = Nothing to do
duty-concluded = Over
attendance-everybody = Was everybody there from the beginning?
everybody-yes = Yes, everybody
attendance-each = Somebody was late, missing or excused
printed-back = Back
printed-means = Print this page. Everybody’s sheet begins on a page of its own, in their language.
printed-title = Papers to print
printed-offer-title = An offer to talk it over
printed-confidentiality-title = Agreement on confidentiality
printed-participation-title = Agreement to take part
printed-send-back = Mark your answer, sign, and give this sheet back to the program. If you have questions, or want to answer on the phone: { $phone }.
printed-confidentiality-1 = What is said or written to prepare and hold this mediation is confidential, and stays so afterwards (California Evidence Code 1115 to 1128). I will not repeat it to anybody who does not take part.
printed-confidentiality-2 = Nobody records sound or video. I will not use what I hear there in an investigation, a hearing or a court.
printed-confidentiality-3 = I have read this, or it was read to me, and I agree.
printed-participation-1 = This mediation does not end only because nobody is in contact for some days. It lasts until everybody has been asked whether what we agreed on held, or until somebody stops it (California Evidence Code 1125).
printed-participation-2 = I have read this, or it was read to me, and I take part of my own free will.
printed-name = Name
printed-signature = Signature
printed-day = Day
printed-offer = The offer on paper
printed-confidentiality = Agreement on confidentiality, to print
printed-participation = Agreement to take part, to print
printed-this = A page to print
papers-own-title = What you sign
papers-own-means = You can read it beforehand. You sign when we meet; there are copies there.
offer-questions = I have questions: call me
printed-version = Version of this text: { $version }
home-booked = Session: { $when }
