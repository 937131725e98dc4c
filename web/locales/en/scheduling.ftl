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
    .next = We are looking for two mediators. One of them will call you to prepare. You don't have to do anything now.
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
own-status-over = The session is over
    .next = Thank you for taking part. We send you a short survey.
own-status-not-going-ahead = The mediation will not go ahead
    .next = The matter goes on in the ordinary process of the department. You don't have to do anything.

# The offer, in full, before the buttons (CON-1, CON-8, CON-9, OUT-6).

offer-about-title = What it is about
offer-incident-on = Day
offer-category = Subject
offer-place = Place
offer-what-title = What mediation is
offer-what = You meet the other person and talk about what happened, with the help of two neutral mediators. They don't judge, and they don't decide who is right. You say what it was like for you, hear how it was for the other person, and can agree on something if you both want to.
offer-how = Before that, a mediator talks with each person separately to prepare. The session takes about two hours. No sound or video is recorded.
offer-voluntary-title = It is your choice
offer-voluntary = Mediation is voluntary for everyone. You can say no. You can also say yes and stop later, at any time until the session ends, without giving a reason. Saying no or stopping never counts against you.
offer-blind = Each person is asked separately. Nobody who was invited is told what anyone else answered, and neither is the department. If everyone says yes, we tell everyone at once. If not everyone says yes, everyone gets the same message when the time to answer is over.
offer-confidential-title = It is confidential
offer-confidential = What is said or written to prepare and hold the mediation stays there, and stays confidential afterwards. The law protects it (California Evidence Code 1115 to 1128). The department learns only whether there was an agreement, that there was none, or that no session took place, and the day.
offer-limits = There are limits. A mediator may have to report what the law requires to be reported: for example abuse of a child, or of an older or dependent adult, or a serious threat of violence. What could be found out without the mediation doesn't become secret only because somebody mentioned it there.
offer-stop = A mediator can end the session at once, for example when somebody is not safe. We then record only that it was ended.
offer-replaces-title = What it replaces
offer-discipline = Mediation is not discipline. It doesn't find that anyone did wrong, and what is said in it can't be used to discipline anyone.
offer-replaces = If there is an agreement, the complaint is closed as mediated. Mediation then takes the place of an investigation: there is no investigation and no finding about what happened.
offer-no-appeal = If a complaint was closed as mediated, the closing can't be appealed. The record of the complaint itself is kept, as the law requires.
offer-money = Money is not a subject of this mediation. Whoever wants to claim damages has to do that another way, and the time limits for it go on.
offer-after-title = What happens to the complaint afterwards
offer-after-agreement = You agree, wholly or in part: the complaint is closed as mediated.
offer-after-no-agreement = You meet and don't agree, you understand each other better but agree on nothing, you agree to disagree, somebody leaves, or a mediator ends the session: the complaint goes back to the ordinary process of the department.
offer-after-not-held = The session doesn't take place, because somebody said no, didn't answer, stopped before it or didn't come: the complaint goes back to the ordinary process of the department.
offer-clock = The legal time limit for an investigation goes on during the mediation. We plan so that enough time is left.
offer-version = Version of this explanation: { $version }
offer-answer-title = Your answer
offer-until = You can answer until { $when }.
offer-yes = Yes, I will take part
offer-no = No, I won't take part
offer-your-answer = Your answer:
offer-window-ends = The time to answer is over on { $when }.

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

withdraw-title = If you don't want to go on
withdraw-means = You can stop at any time until the session ends, without a reason. The mediation then won't go ahead, and the complaint goes back to the ordinary process. The others are told only that it will not go ahead.
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
outcome-means = The department learns only whether there was an agreement, that there was none, or that no session took place. Everyone who was there gets a survey.
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
do-times-title = Offer times
do-times-means = Everyone at the table chooses among these times. The first one that suits everyone is booked at once.
do-times = Offer these times
do-times-none = There is no possible time up to the latest safe day. Look at the days ruled out.
ruled-out-title = Days without a possible time
ruled-out-blackout = no sessions that day
ruled-out-nobody-available = not everyone has time
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
history-outcome-recorded = Outcome recorded
history-surveys-sent = Surveys sent
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
do-stop-means = While offers are open, everyone is told when the time to answer is over, in the same words as after a no. Later everyone is told at once that it won't go ahead. The complaint goes back. This can't be undone.
do-stop = Stop the mediation
ended-unreachable = It ended early: somebody couldn't be reached
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
history-stopped = The program stopped it
history-goes-on = It goes on with those who said yes
history-departed = Somebody left, and the others go on
history-assignment-taken-back = An assignment was taken back
history-objected = Somebody objected to a mediator
own-status-left = You no longer take part
    .next = Nothing follows from that for you. You don't have to do anything.
offer-blind-goes-on = Each person is asked separately. Nobody who was invited is told what anyone else answered, and neither is the department. If everyone says yes, we tell everyone at once. Otherwise, when the time to answer is over, the mediation goes ahead with those who said yes, as long as both sides are there; if not, everyone gets the same message.
withdraw-means-goes-on = You can stop at any time until the session ends, without a reason. If somebody else is on your side, the mediation goes on with them; otherwise it won't go ahead, and the complaint goes back to the ordinary process.
