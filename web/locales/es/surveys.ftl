# The survey.

survey-title = ¿Cómo le fue?
survey-intro = Toma unos dos minutos. Puede responder hasta el { $day }.
survey-anonymous-title = Nadie puede saber cuáles respuestas son suyas
survey-anonymous-1 = Sus respuestas se sellan en el momento en que las envía, y se quita su nombre. Solo se abren junto con las de al menos otras cuatro personas, mezcladas.
survey-anonymous-2 = Se guardan sus respuestas y su comentario, si participó como residente, como personal del departamento o como persona mediadora, y el año. No se guardan su nombre, su idioma, el día ni el caso.
survey-anonymous-3 = Solo sabemos que esta invitación se respondió, para no recordársela otra vez. Solo el programa lee los comentarios, mezclados con los demás. El departamento nunca ve respuestas individuales.
survey-question-mediator-helpful = Las personas mediadoras ayudaron
survey-question-mediator-neutral = Las personas mediadoras fueron neutrales
survey-question-could-say = Pude decir lo que necesitaba decir
survey-question-respected = Me trataron con respeto
survey-question-explained = Me explicaron bien el proceso
survey-question-good-time = Se programó sin demoras
survey-question-no-pressure = Nadie me presionó
survey-question-understand-other = Ahora entiendo mejor a la otra persona
survey-question-fair = El resultado fue justo
survey-question-satisfied = Me satisface cómo resultó
survey-question-use-again = Lo haría otra vez
survey-question-recommend = Se lo recomendaría a otras personas
survey-scale-1 = 1 – Nada
survey-scale-2 = 2 – Un poco
survey-scale-3 = 3 – En parte
survey-scale-4 = 4 – En gran parte
survey-scale-5 = 5 – Mucho
survey-choose = Elija una respuesta: { $question }
survey-remark = ¿Hay algo más? (opcional)
    .hint = No escriba lo que alguien dijo en la sesión: eso es confidencial. Tampoco ponga nombres.
survey-once = Puede responder una sola vez. Después nadie puede cambiar las respuestas, porque nadie sabe cuáles son suyas.
survey-send = Enviar mis respuestas
survey-thanks-title = Gracias
survey-thanks-sealed = Sus respuestas están selladas.
survey-thanks-next = No hay nada más que hacer. No le volveremos a recordar esta encuesta.

# The desk.

desk-search = Buscar por referencia
desk-waiting = En espera de
desk-stage = Etapa
desk-all = Todas
desk-filter = Mostrar
desk-clear = Quitar la búsqueda y los filtros
desk-cases = Casos
desk-mediations = Mediaciones
desk-nothing = No hay nada aquí.
desk-nothing-found = Nada coincide. Quite la búsqueda y los filtros para ver todo.
desk-reference = Referencia
desk-due = Actuar a más tardar
desk-overdue = Vencido
desk-deadline = Fecha límite legal
desk-none = –
desk-tasks = Por averiguar
desk-uncertain-means = Estos correos le necesitan: nadie sabe si salieron, o no pueden salir. Ninguno se vuelve a enviar por sí solo.

# Mails by name, in the list of mails that nobody knows the fate of.

template-receipt = Acuse de recibo para quien presentó la queja
template-case-received = Caso nuevo, para normas profesionales
template-approval-wanted = Aprobación pendiente, para normas profesionales
template-case-returned = Caso devuelto, para normas profesionales
template-case-closed = Caso cerrado, para normas profesionales
template-not-eligible = No elegible, para quien presentó la queja
template-offers-to-send = Invitaciones por enviar, para el programa
template-offer = Invitación
template-offer-nudge = Recordatorio de una invitación
template-going-ahead = Sigue adelante
template-not-going-ahead = No sigue adelante
template-mediators-to-assign = Personas mediadoras por asignar, para el programa
template-assignment = Asignación, para una persona mediadora
template-times-to-offer = Horarios por ofrecer, para el programa
template-pick-times = Horarios para elegir
template-no-common-time = Ningún horario les conviene a todas las personas, para el programa
template-session-booked = Sesión programada
template-session-reminder = Recordatorio de una sesión
template-session-cancelled = Sesión cancelada
template-outcome-due = Resultado pendiente, para una persona mediadora
template-terms-to-decide = Términos por revisar, al programa
template-agreement-to-sign = Un acuerdo por firmar
template-agreement-signed = Un acuerdo que todos firmaron
template-follow-up = Pregunta si se cumplió
template-follow-up-nudge = Recordatorio de esa pregunta
template-agreement-broken = No se cumplió, al programa
template-agreement-to-destroy = Un acuerdo se conservó lo suficiente, al programa
template-survey = Encuesta
template-survey-nudge = Recordatorio de una encuesta
template-new-assignment-link = Enlace nuevo a una asignación
template-new-mediation-link = Enlace nuevo a una mediación
template-new-status-link = Enlace nuevo para seguir una solicitud
template-session-postponed = Sesión anulada; habrá otras horas
template-session-moved = Sesión cambiada
template-session-stays = Una cita que se mantiene
template-other-time-wanted = Se pide otra hora, al programa
template-pick-other-times = Otras horas para elegir
template-assignment-ended = Asignación terminada, a un mediador
template-not-suitable = La mediación no le conviene a alguien, al programa
template-mediators-named = Quién media
template-mediator-silent = Un mediador no ha contestado, al programa
template-silence-near = Nadie se ha comunicado, al programa
template-session-on-event = Ese día hay algo en la ciudad, al programa
template-assignment-nudge = Recordatorio de una asignación, a un mediador
template-no-invitation = No se invitó a nadie
template-ended-early = Terminó antes de tiempo
template-without-you = Sigue sin esa persona
template-call-wanted = Se pide una llamada, al programa
template-contact-wanted = Alguien a quien llamar, al programa

# The public's numbers.

public-suppressed = Los números del 1 al { $most } no se muestran, ni tampoco una suma que permitiría deducir alguno, y los números más grandes avanzan en pasos de { $below }, para que no se pueda reconocer a nadie. Un cero es un cero.

trouble-uncertain = Nadie sabe si salió
trouble-no-email = Sin correo electrónico: llame o escriba
trouble-unwritable = No se puede enviar: avise a los operadores

desk-views = Vistas del escritorio
desk-view-all = Todo
desk-view-overdue = Atrasados
desk-view-done = Terminados
template-acknowledgement-overdue = Acuse de recibo atrasado, a la mesa del caso
template-clock-alert = Se acerca una fecha legal, al personal
template-session-past-safe-date = Cita después de una fecha legal, al programa
