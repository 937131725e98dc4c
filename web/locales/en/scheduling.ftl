# The mediation side: pages.

mediation-title = Mediation

side-resident = resident
side-employee = department employee
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
own-status-going-ahead = It goes ahead: everyone said yes
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
offer-how = Before that, a mediator talks with each person separately to prepare. The session takes about two hours. Nothing is recorded.
offer-voluntary-title = It is your choice
offer-voluntary = Mediation is voluntary for everyone. You can say no. You can also say yes and stop later, at any time until the session ends, without giving a reason. Saying no or stopping never counts against you.
offer-blind = Each person is asked separately. Nobody who was invited is told what anyone else answered, and neither is the department. If everyone says yes, we tell everyone at once. If not, everyone gets the same message when the time to answer is over.
offer-confidential-title = It is confidential
offer-confidential = What is said or written to prepare and hold the mediation stays there, and stays confidential afterwards. The law protects it (California Evidence Code 1115 to 1128). The department learns only whether there was an agreement, that there was none, or that no session took place, and the day.
offer-limits = There are limits. A mediator may have to report what the law requires to be reported: for example abuse of a child, or of an older or dependent adult, or a serious threat of violence. What could be found out without the mediation doesn't become secret because somebody mentioned it there.
offer-stop = A mediator can end the session at once, for example when somebody is not safe. We then record only that it was ended.
offer-replaces-title = What it replaces
offer-discipline = Mediation is not discipline. It doesn't find that anyone did wrong, and what is said in it can't be used to discipline anyone.
offer-replaces = If there is an agreement, the complaint is closed as mediated. Mediation then takes the place of an investigation: there is no investigation and no finding about what happened.
offer-no-appeal = A complaint that was closed as mediated can't be appealed. The record of the complaint itself is kept, as the law requires.
offer-money = Money is not a subject of this mediation. Whoever wants to claim damages has to do that another way, and the time limits for it go on.
offer-after-title = What happens to the complaint afterwards
offer-after-agreement = You agree, wholly or in part: the complaint is closed as mediated.
offer-after-no-agreement = You meet and don't agree, you understand each other better but agree on nothing, you agree to disagree, somebody leaves, or a mediator ends the session: the complaint goes back to the ordinary process of the department.
offer-after-not-held = The session doesn't take place, because somebody said no, didn't answer, stopped before it or didn't come: the complaint goes back to the ordinary process of the department.
offer-clock = The legal time limit for an investigation goes on during the mediation. We plan so that enough time is left.
offer-version = Version of this explanation: { $version }
offer-answer-title = Your answer
offer-until = You can answer until { $when }.
offer-questions = Do you have questions first? Call us at { $phone }. Somebody will explain it to you, and you can answer afterwards.
offer-yes = Yes, I will take part
offer-no = No, I won't take part
offer-your-answer = Your answer:
offer-window-ends = The time to answer is over on { $when }.

pick-title = Times to choose from
pick-zone = All times are local time in { $city }.
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
withdraw-means = You can stop at any time, without a reason. The mediation then won't go ahead, and the complaint goes back to the ordinary process. The others are told only that it will not go ahead.
withdraw-send = I withdraw

# A mediator's page.

assignment-title = Your assignment
brief-kind = Between
brief-category = Subject
brief-incident-on = Day of the incident
brief-languages = Languages at the table
conflict-title = Do you have a conflict of interest?
conflict-question = Think of family, friends, work, earlier cases, or anything that could make one of the people doubt that you are neutral.
conflict-means = If you have none, you see next how to reach the people. If you have one, somebody else takes the assignment. If one comes up later, call us at once.
conflict-no = I have no conflict of interest
conflict-yes = I have a conflict of interest
assignment-declined-title = Thank you for telling us
assignment-declined = Somebody else takes this assignment. You don't have to do anything.
assignment-concluded = The outcome is recorded. Thank you.
contacts-title = How to reach the people
contacts-means = Use these details for this assignment only. Never tell one person how to reach another.
contacts-name = Name
contacts-side = Side
contacts-language = Language
contacts-email = Email
contacts-phone = Phone

prepare-title = Preparation conversations
prepare-means = Record that the conversation took place, on which day and how long. Nothing of what was said is kept.
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

mediation-case-link = The complaint side of this case
mediation-safe-date = Latest safe day for a session
mediation-window = The time to answer ends
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
do-offer-means = Everyone at the table gets the same offer by mail and can answer until the window ends. The complaint side learns that the case is in mediation.
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
do-times-none = There is no possible time before the latest safe day. Look at the days ruled out.
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
