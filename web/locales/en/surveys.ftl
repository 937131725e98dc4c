# The survey.

survey-title = How was it for you?
survey-intro = It takes about two minutes. You can answer until { $day }.
survey-anonymous-title = Nobody can tell which answers are yours
survey-anonymous-1 = Your answers are sealed the moment you send them, and your name is removed. They are opened only together with at least four others, shuffled.
survey-anonymous-2 = What is kept is your answers and your remark, whether you took part as a resident, as an employee or as a mediator, and the year. Not your name, your language, the day or the case.
survey-anonymous-3 = We only know that this invitation was answered, so that we don't remind you again. Only the program reads remarks, mixed with the others. The department never sees single answers.
survey-question-mediator-helpful = The mediators were helpful
survey-question-mediator-neutral = The mediators were neutral
survey-question-could-say = I could say what I needed to say
survey-question-respected = I was treated with respect
survey-question-explained = The process was explained well
survey-question-good-time = It was scheduled in good time
survey-question-no-pressure = Nobody put pressure on me
survey-question-understand-other = I understand the other person better now
survey-question-fair = The outcome was fair
survey-question-satisfied = I am satisfied with how it went
survey-question-use-again = I would do it again
survey-question-recommend = I would recommend it to others
survey-scale-1 = 1 – Not at all
survey-scale-2 = 2 – A little
survey-scale-3 = 3 – Partly
survey-scale-4 = 4 – Mostly
survey-scale-5 = 5 – Very much
survey-choose = Choose an answer: { $question }
survey-remark = Is there anything else? (optional)
    .hint = Please don't write what anybody said in the session: that stays confidential. Leave out names, too.
survey-once = You can answer once. Afterwards nobody can change the answers, because nobody knows which are yours.
survey-send = Send my answers
survey-thanks-title = Thank you
survey-thanks-sealed = Your answers are sealed.
survey-thanks-next = Nothing more to do. We won't remind you of this survey again.

# The desk.

desk-search = Search by reference
desk-waiting = Waiting for
desk-stage = Stage
desk-all = All
desk-filter = Show
desk-clear = Clear search and filters
desk-cases = Cases
desk-mediations = Mediations
desk-nothing = Nothing here.
desk-nothing-found = Nothing fits. Clear the search and filters to see everything.
desk-reference = Reference
desk-due = Act by
desk-overdue = Overdue
desk-deadline = Legal deadline
desk-none = –
desk-tasks = To find out
desk-uncertain-means = These mails need you: nobody knows whether they left, or they can't leave. None of them is ever sent again by itself.

# Mails by name, in the list of mails that nobody knows the fate of.

template-receipt = Receipt to the complainant
template-case-received = New case, to professional standards
template-approval-wanted = Approval wanted, to professional standards
template-case-returned = Case returned, to professional standards
template-case-closed = Case closed, to professional standards
template-not-eligible = Not eligible, to the complainant
template-offers-to-send = Offers to send, to the program
template-offer = Offer
template-offer-nudge = Reminder of an offer
template-going-ahead = It is going ahead
template-not-going-ahead = It is not going ahead
template-mediators-to-assign = Mediators to assign, to the program
template-assignment = Assignment, to a mediator
template-times-to-offer = Times to offer, to the program
template-pick-times = Times to pick
template-no-common-time = No time suits everyone, to the program
template-session-booked = Session booked
template-session-reminder = Reminder of a session
template-session-cancelled = Session called off
template-outcome-due = Outcome due, to a mediator
template-terms-to-decide = Terms to look at, to the program
template-agreement-to-sign = An agreement to sign
template-agreement-signed = An agreement that everybody signed
template-follow-up = Question whether it held
template-follow-up-nudge = Reminder of that question
template-agreement-broken = It didn't hold, to the program
template-agreement-to-destroy = An agreement was kept long enough, to the program
template-survey = Survey
template-survey-nudge = Reminder of a survey
template-new-assignment-link = New link to an assignment
template-new-mediation-link = New link to a mediation
template-new-status-link = New link to follow a request
template-session-postponed = Session called off, other times will come
template-session-moved = Session moved
template-session-stays = An appointment that stays
template-other-time-wanted = Another time is wanted, to the program
template-pick-other-times = Other times to pick
template-assignment-ended = Assignment ended, to a mediator
template-not-suitable = Mediation doesn't suit somebody, to the program
template-mediators-named = Who mediates
template-mediator-silent = A mediator hasn't answered, to the program
template-silence-near = Nobody was in contact, to the program
template-session-on-event = Something is on that day, to the program
template-assignment-nudge = Reminder of an assignment, to a mediator
template-no-invitation = Nobody was invited
template-ended-early = It ended early
template-without-you = It goes on without them
template-call-wanted = A call is wanted, to the program
template-contact-wanted = Somebody to call, to the program

# The public's numbers.

public-suppressed = Numbers from 1 to { $most } are not shown, nor is a sum that would give one away, and larger numbers move in steps of { $below }, so that nobody can be recognized. A zero is a zero.

trouble-uncertain = Nobody knows whether it left
trouble-no-email = No email address: call or write
trouble-unwritable = Can't be sent: tell the operators

desk-views = Views of the desk
desk-view-all = Everything
desk-view-overdue = Overdue
desk-view-done = Done
template-acknowledgement-overdue = Acknowledgement overdue, to the desk of the case
template-clock-alert = Legal date comes near, to staff
template-session-past-safe-date = Appointment past a legal date, to the program
