# The mediation side: pages.

mediation-title = Mediación

side-mediator = persona mediadora

kind-community = Residente y departamento de policía
kind-internal = Dos personas que trabajan en el departamento
kind-neighbor = Dos residentes
kind-school = Un conflicto en una escuela

mediation-stage-admitted = Invitaciones por enviar
mediation-stage-offering = Invitaciones enviadas
mediation-stage-consented = Falta asignar personas mediadoras
mediation-stage-assigning = Se preguntó a las personas mediadoras
mediation-stage-preparing = En preparación
mediation-stage-prepared = Horarios por ofrecer
mediation-stage-picking = Horarios ofrecidos
mediation-stage-booked = Sesión programada
mediation-stage-concluded = Resultado registrado
mediation-stage-ended = No sigue adelante
mediation-stage-closed = Cerrada

# What somebody at the table reads: where they stand, and what happens next.

own-status-waiting = Por ahora no hay nada que hacer
    .next = Le escribiremos cuando haya algo que responder.
own-status-offer = Le invitamos a una mediación
    .next = Lea lo que significa y después responda abajo. La decisión es suya.
own-status-answered = Tenemos su respuesta
    .next = Le avisaremos cuando todas las personas hayan dicho que sí, o cuando termine el plazo para responder.
own-status-going-ahead = Sigue adelante: ambas partes dijeron que sí
    .next = Estamos buscando personas mediadoras. Una de ellas le llamará para prepararse. Por ahora no tiene que hacer nada.
own-status-preparing = Una persona mediadora habla con cada persona por separado
    .next = Si todavía no ha tenido su conversación, una persona mediadora le llamará.
own-status-prepared = Ya se preparó a todas las personas
    .next = Le enviaremos horarios para que elija.
own-status-pick = Elija los horarios que le convienen
    .next = Marque todos los horarios que le sean posibles. Cuantos más marque, más pronto habrá una cita.
own-status-picked = Tenemos sus horarios
    .next = Le avisaremos cuando la cita esté fijada. Hasta entonces puede cambiar lo que marcó.
own-status-booked = Su cita está fijada
    .next = Llegue unos minutos antes. No tiene que traer nada.
own-status-sign = Hay un acuerdo por firmar
    .next = Léalo abajo. Firme solo si dice lo que ustedes acordaron.
own-status-follow-up = Queremos saber si se cumplió
    .next = Una pregunta, abajo. A la otra parte no se le dice lo que usted contesta.
own-status-over = La sesión terminó
    .next = Gracias por participar. Le enviaremos una encuesta breve.
own-status-not-going-ahead = La mediación no seguirá adelante
    .next = { goes-on } No tiene que hacer nada.

# The offer, in full, before the buttons (CON-1, CON-8, CON-9, OUT-6).

offer-about-title = De qué se trata
offer-incident-on = Día
offer-category = Motivo
offer-place = Lugar
offer-what-title = Qué es la mediación
offer-what = Usted se reúne con la otra persona y hablan de lo que pasó, con la ayuda de personas mediadoras neutrales. Ellas no juzgan ni deciden quién tiene la razón. Usted dice cómo lo vivió, escucha cómo lo vivió la otra persona, y pueden llegar a un acuerdo si las dos partes quieren.
offer-how = Antes de eso, una persona mediadora habla con cada persona por separado para prepararse. La sesión dura unos { $minutes } minutos. No se graba ni sonido ni video.
offer-voluntary-title = La decisión es suya
offer-voluntary = La mediación es voluntaria para todas las personas. Puede decir que no. También puede decir que sí y parar después, en cualquier momento hasta que termine la sesión, sin dar una razón. Decir que no o parar nunca cuenta en su contra.
offer-blind = A cada persona se le pregunta por separado. A ninguna de las personas invitadas se le dice qué respondió alguien más, y { owner-to } tampoco. Si todas dicen que sí, se lo decimos a todas al mismo tiempo. Si no todas dicen que sí, todas reciben el mismo mensaje cuando termina el plazo para responder.
offer-confidential-title = Es confidencial
offer-confidential = Lo que se dice o se escribe para preparar y realizar la mediación se queda ahí, y sigue siendo confidencial después. La ley lo protege (Código de Evidencia de California, secciones 1115 a 1128). { owner-learns } de si hubo un acuerdo, de que no lo hubo o de que no se realizó ninguna sesión, y del día.
offer-limits = Hay límites. Es posible que una persona mediadora tenga que reportar lo que la ley exige reportar: por ejemplo, el abuso de menores, de personas mayores o de adultos dependientes, o una amenaza grave de violencia. Lo que se podría averiguar sin la mediación no se vuelve secreto porque alguien lo mencionó ahí.
offer-stop = Una persona mediadora puede terminar la sesión de inmediato, por ejemplo, cuando alguien no está a salvo. En ese caso solo registramos que se terminó.
offer-replaces-title = { $kind ->
    [neighbor] Qué no es
    [school] Qué no es
   *[community] Qué reemplaza
}
offer-discipline = { $kind ->
    [neighbor] La mediación no es un juicio. No determina que alguien haya actuado mal, y no se decide nada sin usted.
    [school] La mediación no es un castigo. No determina que alguien haya actuado mal, y lo que se dice en ella no se puede usar para castigar a nadie. Decir que no, no le empeora nada.
   *[community] La mediación no es disciplina. No determina que alguien haya actuado mal, y lo que se dice en ella no se puede usar para disciplinar a nadie.
}
offer-replaces = { $kind ->
    [neighbor] Si hay un acuerdo, el asunto se cierra como mediado. Entonces nadie decide quién tenía la razón.
    [school] Si hay un acuerdo, el asunto se cierra como mediado. Entonces nadie decide quién tenía la razón.
   *[community] Si hay un acuerdo, la queja se cierra como mediada. Entonces la mediación toma el lugar de una investigación: no hay investigación ni se determina qué pasó.
}
offer-no-appeal = { $kind ->
    [neighbor] Si el asunto se cerró como mediado, ese cierre no se puede apelar. Si pasa algo nuevo, puede volver a pedirla.
    [school] Si el asunto se cerró como mediado, ese cierre no se puede apelar. Si pasa algo nuevo, puede volver a pedirla.
   *[community] Si una queja se cerró como mediada, ese cierre no se puede apelar. El registro de la queja misma se conserva, como exige la ley.
}
offer-money = El dinero no es tema de esta mediación. Quien quiera reclamar daños tiene que hacerlo por otra vía, y los plazos para hacerlo siguen corriendo.
offer-after-title = { $kind ->
    [neighbor] Qué pasa después con el asunto
    [school] Qué pasa después con el asunto
   *[community] Qué pasa después con la queja
}
offer-after-agreement = Llegan a un acuerdo, total o parcial: { comes-after }.
offer-after-no-agreement = Se reúnen y no llegan a un acuerdo, se entienden mejor pero no acuerdan nada, aceptan que no están de acuerdo, alguien se va o una persona mediadora termina la sesión: { comes-after }.
offer-after-not-held = La sesión no se realiza, porque alguien dijo que no, no respondió, paró antes o no vino: { goes-back }.
offer-clock = El plazo legal para una investigación sigue corriendo durante la mediación. Planeamos para que quede tiempo suficiente.
offer-version = Versión de esta explicación: { $version }
offer-answer-title = Su respuesta
offer-until = Puede responder hasta esta fecha y hora: { $when }
offer-yes = Sí, participaré
offer-no = No, no participaré
offer-your-answer = Su respuesta:
offer-window-ends = El plazo para responder termina en esta fecha y hora: { $when }
silence-ends = Si nadie se comunica, termina por ley después del { $when }.

pick-title = Horarios para elegir
pick-zone = Todas las horas son hora local de { $city } ({ $zone }).
pick-none = Ninguno de estos me conviene
pick-then = El primer horario que les convenga a todas las personas se reserva de inmediato, y usted recibe un mensaje con el día y el lugar.
pick-send = Enviar mis horarios
field-starts-required = Marque al menos un horario, o indique que ninguno de estos le conviene
field-starts-none-or-some = Marque horarios o "Ninguno de estos me conviene", pero no las dos cosas

session-title = Cita
session-when = Cuándo
session-where = Dónde
session-cannot-come = Si no puede venir, llámenos lo antes posible: { $phone }.
feed-title = Su propio calendario
feed-means = Puede tener sus citas en el calendario de su teléfono o computadora. Recibe una dirección para eso. Muestra cuándo y dónde, y el título no dice de qué se trata.
feed-make = Crear una dirección para mi calendario
feed-make-anew = Crear una dirección nueva; la anterior deja de funcionar
feed-stop = Desactivar la dirección
feed-back = Volver
feed-made = Copie esta dirección en su calendario: busque allí “suscribirse” o “agregar calendario desde URL”.
feed-secret = Solo se muestra ahora. No la comparta: quien la tenga ve cuándo y dónde son sus citas. Puede desactivarla en cualquier momento.
feed-shown-already = La dirección ya se mostró. Si ya no la tiene, cree una nueva; la anterior deja de funcionar.
another-time-open = No puedo ir a esa hora
another-time-sure = ¿Pedir otra hora?
another-time-means = Ofreceremos otras horas a todos. Esta cita sigue en pie hasta que todos hayan elegido otra.
another-time-left = { $n ->
    [one] Se puede cambiar una vez más; después, llámenos.
   *[other] Se puede cambiar { $number } veces más; después, llámenos.
}
another-time-mediator = El programa ofrece otras horas a todos. Esta cita sigue en pie hasta que todos hayan elegido otra. Si ya no puede llevar el caso, indíquelo más abajo.
another-time-send = Pedir otra hora
another-time-wanted = Usted pidió otra hora. El programa ofrecerá otras; hasta entonces esta cita sigue en pie.
pick-moved-means = Se busca otra hora. La cita sigue en pie hasta que todos hayan elegido una.
pick-then-moved = La cita pasa a la primera hora que convenga a todos. Hasta entonces puede cambiar su elección.
choices-title = Anotar qué horarios convienen
choices-legend = Horarios que le convienen a esta persona
choices-means = Si ninguno conviene, envíelo sin marcar. En cuanto todos hayan elegido, se reserva el primer horario que conviene a todos.
choices-send = Anotar estos horarios
hours-title = Cuándo tiene tiempo
hours-open = Díganos cuándo tiene tiempo
hours-means = Entonces solo se ofrecen horas que encajan. Si trabaja por turnos, anote sus turnos. Déjelo todo vacío para ver todas las horas y elegir entre ellas.
hours-weekly = Cada semana
hours-exceptions = Días sueltos
hours-exceptions-means = Un día suelto sustituye a su día de la semana. Deje las horas vacías si ese día no está.
hours-day = Día
hours-from = Desde
hours-until = Hasta
hours-send = Guardar este horario
hours-of-title = Cuándo tiene tiempo esta persona
hours-of-means = Los turnos de un agente, o lo que alguien le dijo. Entonces solo se proponen horas que encajan.
weekday-1 = Lunes
weekday-2 = Martes
weekday-3 = Miércoles
weekday-4 = Jueves
weekday-5 = Viernes
weekday-6 = Sábado
weekday-7 = Domingo

withdraw-title = Si no quiere continuar
withdraw-means = Puede parar en cualquier momento hasta que termine la sesión, sin dar una razón. Entonces la mediación no seguirá adelante, y { comes-after }. A las demás personas solo se les dice que no seguirá adelante.
withdraw-send = Me retiro de la mediación

# A mediator's page.

assignment-title = Su asignación
brief-kind = Tipo
brief-category = Motivo
brief-incident-on = Día del incidente
brief-languages = Idiomas de la mesa
conflict-title = ¿Tiene un conflicto de interés?
conflict-question = Piense en familia, amistades, trabajo, casos anteriores o cualquier cosa que pueda hacer que alguna de las personas dude de su neutralidad.
conflict-means = Si no lo tiene, verá enseguida cómo comunicarse con las personas. Si lo tiene, o no puede aceptar la asignación, otra persona la toma. Si surge un conflicto más adelante, dígalo de inmediato en esta página.
conflict-no = No tengo ningún conflicto de interés
conflict-yes = Tengo un conflicto de interés
contacts-title = Cómo comunicarse con las personas
contacts-means = Use estos datos solo para esta asignación. Nunca le diga a una persona cómo comunicarse con otra.
contacts-name = Nombre
contacts-side = Parte
contacts-language = Idioma
contacts-email = Correo electrónico
contacts-phone = Teléfono

prepare-title = Conversaciones de preparación
prepare-means = Registre que la conversación se realizó, qué día y cuánto duró. Concord no guarda nada de lo que se dijo.
prepare-on = Día
prepare-minutes = Minutos
prepare-send = Registrar la conversación

outcome-title = Resultado
outcome-question = ¿Cómo terminó?
outcome-means = { owner-learns } de si hubo un acuerdo, de que no lo hubo o de que no se realizó ninguna sesión. Todas las personas que estuvieron presentes reciben una encuesta.
outcome-send = Registrar el resultado
outcome-agreement = Llegaron a un acuerdo
outcome-partial-agreement = Llegaron a un acuerdo parcial
outcome-understanding = Se entienden mejor, sin un acuerdo
outcome-agreed-to-disagree = Aceptaron que no están de acuerdo
outcome-impasse = No pudieron avanzar
outcome-terminated = Una persona mediadora la terminó
outcome-withdrew = Alguien se fue
outcome-no-show = Alguien no vino
outcome-cancelled = Se canceló
attendance-present = Presente
attendance-late = Presente, llegó tarde
attendance-absent = Ausente
attendance-excused = Ausente, con justificación
attendance-substitute = No estuvo; vino otra persona en su lugar

# The program's page.

mediation-safe-date = Último día seguro para una sesión
mediation-people = Personas
mediation-not-answered = aún sin respuesta
mediation-prepared = con preparación hecha
mediation-not-prepared = falta la preparación
mediation-picked = ya eligió horarios
mediation-not-picked = aún no elige horarios
ended-declined = Terminó antes de tiempo: alguien dijo que no
ended-expired = Terminó antes de tiempo: alguien no respondió dentro del plazo
ended-withdrew = Terminó antes de tiempo: alguien se retiró

do-offer-title = Enviar las invitaciones
do-offer-place = Dónde pasó
    .hint = Ambas partes leen esto. Ponga el lugar y nada más: ni palabras de nadie ni nombres. Puede quedar vacío.
do-offer-means = Todas las personas de la mesa reciben la misma invitación por correo electrónico y pueden responder hasta que termine el plazo. La página de la queja muestra entonces que el caso está en mediación.
do-offer = Enviar las invitaciones
do-ask-title = Preguntar a personas mediadoras
do-ask-means = Las personas mediadoras reciben el breve resumen y dicen si tienen un conflicto de interés. Solo después ven cómo comunicarse con las personas.
do-ask = Preguntar a { $names }
do-ask-nobody = Ningún equipo cumple las reglas. Vea quién queda fuera y por qué, o agregue personas mediadoras a la lista.
excluded-title = Quedan fuera
score-load = casos ya asignados
score-experience = experiencia con la policía
score-rotation = tiempo desde el último caso
score-diversity = orígenes distintos
score-relations = vínculos con el departamento
score-earliest = primera hora posible: { $when }
do-times-title = Ofrecer horarios
do-times-means = Todas las personas de la mesa eligen entre estos horarios. El primero que les convenga a todas se reserva de inmediato.
do-times = Ofrecer estos horarios
do-times-none = No hay ningún horario posible hasta el último día seguro. Vea los días descartados.
do-times-replace = Ya hay horas ofrecidas. Si ofrece otras, todos eligen de nuevo.
session-on-blackout = El día de la sesión hay algo en la ciudad: { $event }. Decida si se cambia.
ruled-out-title = Días sin un horario posible
ruled-out-blackout = ese día no hay sesiones
ruled-out-no-hours = sin horario ese día
ruled-out-taken = tiene otras citas
ruled-out-no-common-time = nunca todos a la misma hora
ruled-out-outside-hours = ninguna sesión cabe en el horario de apertura
ruled-out-no-room = no hay ninguna sala libre
do-close-waits = Las encuestas se envían por sí solas. Después se podrá cerrar.
do-close-title = Cerrar
do-close-means = Las notas de trabajo se destruyen y la destrucción queda registrada. Esto no se puede deshacer.
do-close = Cerrar la mediación

history-opened = Abierta
history-offers-sent = Invitaciones enviadas
history-offer-answered = Se respondió una invitación
history-withdrawn = Alguien se retiró
history-ended = Terminó antes de tiempo
history-mediators-asked = Se preguntó a las personas mediadoras
history-assignment-answered = Una persona mediadora respondió
history-prepared = Se realizó una conversación de preparación
history-times-offered = Horarios ofrecidos
history-times-picked = Horarios elegidos
history-booked = Sesión programada
history-moved = Sesión cambiada a otra hora
history-another-time-wanted = Alguien pidió otra hora
history-hours-given = Alguien dijo cuándo tiene tiempo
history-needs-arranged = Se arregló lo que alguien necesita
history-papers-signed = Se firmaron documentos
history-outcome-recorded = Resultado registrado
history-session-on-event = Hay algo en la ciudad el día de la sesión
history-session-stays = La sesión se mantiene
history-session-off-event = Ya no hay nada en la ciudad el día de la sesión
history-agreement-written = Se escribió lo acordado
history-terms-let-stand = El programa dejó los términos como están
history-agreement-signed = Se firmó el acuerdo
history-agreement-destroyed = Se destruyó el acuerdo
history-agreement-kept-long-enough = Terminó el tiempo de conservación del acuerdo
history-follow-up-asked = Se preguntó si se cumplió
history-follow-up-nudged = Se recordó a quienes no habían contestado
history-follow-up-answered = Alguien dijo si se cumplió
history-follow-up-taken-up = El programa se ocupa
history-follow-up-over = Terminó el plazo para decir si se cumplió
history-silence-near = El programa supo que nadie se comunica
history-silence-checked = Se comprobó si alguien se comunica
history-surveys-sent = Encuestas enviadas
history-asked-again = Se preguntó otra vez cómo fue
history-notes-destroyed = Notas de trabajo destruidas
history-closed = Cerrada

# For problems.ftl.

problem-time-taken = Ese horario ya está ocupado
    .detail = Alguien que asiste, o todas las salas, tienen otra cosa a esa hora. Elija otro horario.
field-not-a-time = Anote una hora que exista; el final debe ser después del comienzo
field-not-a-number = Anote un número que corresponda

# What an offer says it is about, in words that are fair to both who read it.

offer-about-demeanor = Cómo se comportó alguien
offer-about-communication = Cómo se hablaron las personas
offer-about-disrespect = Alguien sintió que le faltaron al respeto
offer-about-discourtesy = A alguien le pareció grosera la otra persona
offer-about-service = Una ayuda que alguien esperaba y no recibió
offer-about-procedure = Algo que nadie explicó
offer-about-bias = Alguien sintió un trato distinto por ser quien es
offer-about-other = Otra cosa

withdraw-open = No quiero continuar
withdraw-sure = ¿Quiere retirarse?
attendance-question = ¿Quién estuvo?
do-close-open = Cerrar la mediación
do-close-sure = ¿Cerrarla definitivamente?

# Where a mediator stands, in one sentence.

assignment-decide = Le pedimos que acepte este caso
assignment-prepare = Hable con cada persona por separado y regístrelo aquí
assignment-record = Registre cómo terminó
assignment-concluded = El resultado está registrado. Gracias.
assignment-wait = No hay nada que hacer ahora
offer-about-working-relations = Cómo trabajan juntas las personas
offer-about-conduct = Cómo se comportó un colega
offer-about-noise = Ruido
offer-about-property-lines = Los límites entre propiedades
offer-about-pets = Mascotas
offer-about-parking = Estacionamiento
offer-about-shared-space = Un espacio compartido
offer-about-students = Algo entre estudiantes
offer-about-school-staff = Algo entre un estudiante y el personal escolar
offer-about-rumors = Lo que se dice de alguien
offer-about-belongings = Cosas quitadas o rotas
side-complainant = quien presentó la solicitud
side-respondent = la otra parte
contacts-safe-times = Momento seguro para llamar: { $times }
contacts-message = Puede dejar un mensaje
contacts-no-message = No deje ningún mensaje

# Personas que acompañan, y lo que el programa hace por cada persona.

part-guardian = tutor o tutora
part-representative = representante legal
part-support = persona de apoyo
part-interpreter = intérprete
channel-link = con su enlace
channel-phone = por teléfono
channel-paper = en papel
channel-in-person = en persona
channel-interpreter = por medio de intérprete
attempt-reached = se habló con la persona
attempt-no-answer = no contestó
attempt-message-left = se dejó un mensaje
attempt-wrong-contact = el número o la dirección no es correcta
still-suitable-yes = Sí
still-suitable-no = No, el programa tiene que decidir cómo sigue
prepare-suitable = ¿La mediación sigue siendo adecuada para esta persona?
    .hint = Por ejemplo: participa por su propia voluntad y se siente segura.
field-suitable-not-a-choice = Diga si la mediación sigue siendo adecuada para esta persona
mediators-title = Sus personas mediadoras
object-until = Si no puede aceptar a alguna, puede oponerse una vez, hasta el { $when }. No tiene que decir por qué, y nunca cuenta en su contra.
object-open = No puedo aceptar a { $name }
object-sure = ¿Quiere oponerse?
object-means = Entonces se pregunta a otras personas mediadoras. A nadie se le dice que fue usted. Solo puede oponerse una vez.
object-send = Oponerme a { $name }
call-title = ¿Tiene preguntas?
call-means = Alguien del programa le llamará y le explicará todo. Puede responder después. O llámenos: { $phone }.
call-send = Tengo preguntas, por favor llámenme
call-wanted = Alguien del programa le llamará, en un horario que usted indicó como seguro.
reminders-title = Recordatorios por correo electrónico
reminders-on = Usted recibe recordatorios: antes de una cita y cuando aún esperamos una respuesta suya. Los correos que le comunican algo nuevo llegan en todo caso.
reminders-off = Usted no recibe recordatorios. Los correos que le comunican algo nuevo llegan en todo caso.
reminders-stop = No me envíen recordatorios
reminders-start = Vuelvan a enviarme recordatorios
reminders-of-on = Recibe recordatorios por correo electrónico: antes de una cita y mientras se espera una respuesta suya.
reminders-of-off = No quiere recordatorios por correo electrónico.
reminders-of-stop = No enviarle recordatorios
reminders-of-start = Volver a enviarle recordatorios
conflict-declined = No lo tengo, pero no puedo aceptarla
assignment-left-title = Gracias por decírnoslo
assignment-left-conflict = Otra persona toma esta asignación. No tiene que hacer nada.
assignment-left-declined = Otra persona toma esta asignación. Volveremos a preguntarle en otra ocasión.
assignment-left-stopped = La mediación ha terminado, y a todas las personas se les dice con las mismas palabras. Si la ley exige un informe, hágalo fuera de Concord; aquí no se anota nada más.
leave-title = Si no puede continuar
leave-conflict-open = Ha surgido un conflicto de interés
leave-conflict-sure = ¿Quiere declararlo?
leave-conflict-means = Se pregunta a otras personas mediadoras. La cita ya fijada se cancela, y las personas reciben otros horarios.
stop-open = Terminar la mediación
stop-sure = ¿Terminar la mediación ahora?
stop-means = Puede terminarla en cualquier momento, por ejemplo si alguien no está a salvo. Concord anota solo que una persona mediadora la terminó. Esto no se puede deshacer.
stop-send = Terminar la mediación
do-join-title = Agregar a alguien que acompaña a una persona
do-join-as = ¿En qué calidad viene?
do-join-with = ¿Con quién?
do-join-name = Nombre
do-join-email = Correo electrónico
do-join-phone = Número de teléfono
do-join-address = Dirección postal
do-join-language = Idioma
do-join-independent = Para tutores o representantes legales
do-join-independent-yes = No es parte de este caso ni está en conflicto con la persona
do-join-means = Los tutores o representantes legales reciben su propia oferta: sin su sí no hay mediación. Todas las personas que vienen reciben la invitación a la sesión.
do-join = Agregar a esta persona
do-take-back-open = No esperar más a { $name }
do-take-back-sure = ¿Retirar la asignación?
do-take-back-means = Se le dice que la asignación terminó. Después puede preguntar a otras personas mediadoras.
do-take-back = Retirarla
do-times-later = Las partes pueden oponerse a una persona mediadora hasta el { $when }. Después se pueden ofrecer horarios.
do-stop-title = Detener la mediación
do-stop-open = Detener la mediación
do-stop-sure = ¿Detenerla definitivamente?
do-stop-means = Mientras las ofertas están abiertas, a todas las personas se les dice cuando termina el plazo, con las mismas palabras que después de un no. Más tarde se les dice de inmediato que no seguirá adelante. El asunto vuelve. Esto no se puede deshacer.
do-stop = Detener la mediación
do-keep-means = No se mueve nada. A quien pidió otro horario se le dice que la cita se mantiene.
do-keep = La cita se mantiene
ended-unreachable = Terminó antes: no se pudo contactar a alguien
ended-silent = Terminó antes: nadie se comunicó durante el plazo que permite la ley
ended-stopped = Terminó antes: el programa la detuvo
ended-terminated = Terminó antes: una persona mediadora la terminó
mediation-call-wanted = pide que le llamen
mediation-unreachable = no se pudo contactar
person-title = Persona
person-back = Volver a la mediación
attempts-title = Intentos de contactar a esta persona
attempt-channel = ¿Cómo lo intentó?
attempt-result = ¿Cuál fue el resultado?
attempts-means = Anote que lo intentó y cómo resultó, y nada de lo que se habló.
attempts-send = Anotar el intento
answer-for-title = Anotar la respuesta de esta persona
answer-for-means = Primero léale toda la explicación en su idioma: cambie el idioma de esta página si hace falta. Con la respuesta se guardan la versión y el idioma del texto, y que usted la anotó.
answer-for-text = La explicación para leer en voz alta
answer-for-answer = ¿Cuál es la respuesta?
answer-for-channel = ¿Cómo respondió?
answer-for-send = Anotar la respuesta
known-title = Lo que hay que saber de esta persona
known-legend = Marque lo que corresponda
known-minor = Menor de 18 años: un tutor o tutora debe decir que sí y asistir
known-represented = Puede tener representación legal: se necesita la divulgación firmada
known-has-needs = Necesita algo para participar: intérprete, una adaptación
known-means = Si alguien es menor de edad solo se puede cambiar antes de enviar las ofertas.
known-send = Guardar
arrange-title = Lo que necesita esta persona
arrange-means = Se pueden ofrecer horas cuando esté arreglado el intérprete, la rampa o lo que necesite.
arrange-send = Está arreglado
reschedule-title = Esta persona no puede ir a la cita
reschedule-means = Entonces puede ofrecer otras horas. La cita sigue en pie hasta que todos hayan elegido una.
reschedule-send = Buscar otra hora
reschedule-wanted = Estas personas no pueden ir a la hora reservada. Sigue reservada hasta que todos hayan elegido otra.
papers-title = Documentos firmados
papers-means = Quien se sienta a la mesa firma que todo es confidencial y que nada se graba, también intérpretes y acompañantes. Un mediador puede registrar un resultado cuando todos han firmado. Guarde usted los documentos; Concord solo guarda que existen.
papers-legend = Marque lo que está firmado
papers-on = Día de la firma
papers-send = Registrar las firmas
papers-signed = Firmado: { $what }
agreement-title = Acuerdo por escrito
agreement-means = Ponerlo por escrito es opcional. Firman quienes estuvieron a la mesa y las personas mediadoras. Se queda solo de este lado: { owner } nunca lo ve.
agreement-terms = Lo que acordaron
    .hint = Una frase por punto: quién hace qué y hasta cuándo.
agreement-disclosure = Divulgación
agreement-may-be-disclosed = Acuerdan que se puede mostrar a otras personas (Código de Evidencia, sección 1123)
agreement-disclosed = Se puede mostrar a otras personas.
agreement-not-disclosed = Es confidencial: no se puede mostrar a otras personas.
agreement-paper-legend = Quién ya lo firmó en papel
agreement-paper-on = Día de estas firmas
agreement-then = Quien estuvo a la mesa y no ha firmado recibe un correo y firma en su propia página.
agreement-write = Guardar este acuerdo
agreement-held-up = Nadie puede firmarlo todavía. Deben salir las cláusulas que destruyan, oculten o reescriban registros, detengan una investigación o compren silencio sobre una mala conducta. Mire por favor:
agreement-look-again = Vuelva a mirar, por favor:
agreement-clear-means = Estas frases se encontraron por sus palabras. Si ninguna es una cláusula así, deje que queden; si no, cambie el texto.
agreement-clear = Ninguna tiene que salir
agreement-signed = { $who } firmó el { $when }
agreement-sign-legend = Quién lo firmó en papel
agreement-signed-on = Día de las firmas
agreement-sign-for = Registrar quién firmó
agreement-change-open = Escribir otro texto
agreement-change-means = Otro texto sustituye a este. A quien ya firmó este se le pregunta otra vez.
agreement-change = Reemplazar el texto
agreement-destroy-open = Destruir este texto
agreement-destroy-sure = ¿Destruirlo para siempre?
agreement-destroy-means = Después nadie podrá leerlo, tampoco quienes lo firmaron. Antes asegúrese de que ningún procedimiento lo necesita. No se puede deshacer.
agreement-destroy = Destruirlo
agreement-sign-means = Su firma vale exactamente para este texto. Si dice algo que usted no acordó, no firme y llámenos.
agreement-sign = Firmo este acuerdo
term-records = Puede destruir, ocultar o reescribir registros
term-investigation = Puede detener una investigación
term-silence = Puede comprar silencio sobre una mala conducta
term-money = Trata de dinero, que no es tema de esta mediación
follow-up-title = Si se cumplió
follow-up-question = ¿Se ha cumplido hasta ahora lo que acordaron?
follow-up-means = Puede contestar hasta el { $when }. Solo lo lee el programa, para ayudar si algo se atascó.
follow-up-care-means = Hable con ambas partes y anote aquí que alguien se ocupa.
follow-up-care = Nos estamos ocupando
follow-up-for-title = Anotar si se cumplió
held-yes = Sí, se ha cumplido
held-in-part = En parte
held-no = No
paper-confidentiality = acuerdo de confidencialidad
paper-participation = acuerdo de participación, hasta el último seguimiento
paper-disclosure = la información de su abogado sobre la confidencialidad
mediators-roster-title = Mediadores
mediators-roster-means = Todas las personas a quienes se puede pedir que medien. Quien no tiene la formación o el acuerdo firmado no se propone.
mediators-roster-none = Todavía no hay nadie en la lista.
mediators-roster-load = Casos este mes
mediators-roster-gate = Puede mediar
mediators-roster-ready = Sí
mediator-title = Un mediador
mediator-new-title = Añadir un mediador
mediator-name = Nombre
mediator-email = Correo electrónico
mediator-languages = Idiomas
mediator-background = Origen, en sus propias palabras
    .hint = Solo si quiere decirlo. Cuenta únicamente para la asignación.
mediator-training-hours = Horas de formación
mediator-lecture-hours = De ellas, horas de clase
mediator-trained-on = Día en que terminó la formación
mediator-marks = Lo que es cierto
mediator-mark-confidentiality-signed = El acuerdo de confidencialidad está firmado
mediator-mark-law-enforcement = Ya ha mediado con la policía
mediator-confidentiality-until = Último día de vigencia del acuerdo
mediator-relations = Vínculos con el departamento
relation-former-employee = Trabajó allí
relation-relative = Un familiar trabaja allí
relation-past-case = Fue parte en un caso
mediator-places = Lugares adonde va; todos si no se marca ninguno
mediator-monthly-cap = Casos al mes como máximo, si son menos que en la política de la ciudad
mediator-hours-title = Cuándo tiene tiempo
mediator-send = Guardar
busy-title = Su propio calendario
busy-now = { $n ->
    [0] No se leyó ningún calendario, o está vacío.
    [one] En un período no tiene tiempo.
   *[other] En { $number } períodos no tiene tiempo.
}
busy-calendar = Texto del archivo de calendario (.ics)
    .hint = Abra en un editor de texto el archivo que exportó y péguelo entero. Solo se guardan los horarios, y sustituyen a los de un archivo anterior. Déjelo vacío para olvidarlos.
busy-send = Leer este calendario
withdraw-for-title = Si esta persona no quiere continuar
withdraw-for-open = Anotar que se retira
withdraw-for-sure = ¿Anotar el retiro?
withdraw-for-means = Solo si la persona misma se lo dijo. No se anota ninguna razón. Esto no se puede deshacer.
withdraw-for-send = Anotar el retiro
stay-away-title = Si esta persona no viene
stay-away-means = Se quita a esta persona de la mediación. Puede agregar a otra en su lugar.
stay-away-send = Quitar a esta persona
contacts-address = Dirección postal
contacts-safe = Cuándo es seguro llamar
contacts-messages = Mensajes
history-joined = Se agregó a alguien
history-stays-away = Se quitó a alguien
history-described = Cambió lo que hay que saber de alguien
history-attempted = Se intentó contactar a alguien
history-call-wanted = Alguien pidió una llamada
history-reminders-stopped = Alguien no quiere recordatorios por correo electrónico
history-reminders-wanted = Alguien quiere de nuevo recordatorios por correo electrónico
history-stopped = El programa la detuvo
history-goes-on = Sigue con quienes dijeron que sí
history-departed = Alguien se fue, y los demás siguen
history-assignment-taken-back = Se retiró una asignación
history-objected = Alguien se opuso a una persona mediadora
own-status-left = Usted ya no participa
    .next = Eso no tiene ninguna consecuencia para usted. No tiene que hacer nada.
offer-blind-goes-on = Se pregunta a cada persona por separado. A ninguna de las personas invitadas se le dice lo que respondió otra, y { owner-to } tampoco. Si todas dicen que sí, se lo decimos a todas de inmediato. Si no, cuando termine el plazo, la mediación sigue con quienes dijeron que sí, siempre que estén ambas partes; en caso contrario, todas reciben el mismo mensaje.
withdraw-means-goes-on = Puede parar en cualquier momento hasta que termine la sesión, sin dar una razón. Si hay otra persona de su parte, la mediación sigue con ella; si no, no seguirá adelante, y { comes-after }.
home-title = Sus asignaciones
home-open = Ver sus otras asignaciones
home-none = En este momento no tiene ninguna asignación. Le escribimos cuando le pidamos una.
home-hours-means = Las sesiones solo se programan cuando usted tiene tiempo. Manténgalo al día: lo que ya está reservado no cambia.
home-hours-none = No nos ha dicho cuándo tiene tiempo, así que nadie puede programar una sesión con usted.
home-hours-open = Cambiar cuándo tiene tiempo
own-hours-title = Sus horas
own-hours-means = Anote cuándo puede mediar. Deje vacío el día en que nunca puede.
duty-decide = Se espera su respuesta
duty-prepare = Por preparar
duty-record = Falta el resultado
duty-wait = Nada que hacer
duty-concluded = Terminado
attendance-everybody = ¿Estuvieron todas las personas desde el principio?
everybody-yes = Sí, todas
attendance-each = Alguien llegó tarde, faltó o se excusó
printed-back = Volver
printed-means = Imprima esta página. La hoja de cada persona empieza en una página propia, en su idioma.
printed-title = Papeles para imprimir
printed-offer-title = Una propuesta para hablarlo
printed-confidentiality-title = Acuerdo de confidencialidad
printed-participation-title = Acuerdo de participación
printed-send-back = Marque su respuesta, firme y devuelva esta hoja al programa. Si tiene preguntas o prefiere responder por teléfono: { $phone }.
printed-confidentiality-1 = Lo que se dice o escribe para preparar y celebrar esta mediación es confidencial y lo sigue siendo después (Código de Evidencia de California 1115 a 1128). No se lo repetiré a nadie que no participe.
printed-confidentiality-2 = Nadie graba sonido ni video. No usaré lo que oiga allí en una investigación, una audiencia o un tribunal.
printed-confidentiality-3 = He leído esto, o me lo han leído, y estoy de acuerdo.
printed-participation-1 = Esta mediación no termina solo porque nadie se comunique durante unos días. Dura hasta que se haya preguntado a todas las personas si se cumplió lo acordado, o hasta que alguien la detenga (Código de Evidencia de California 1125).
printed-participation-2 = He leído esto, o me lo han leído, y participo por mi propia voluntad.
printed-name = Nombre
printed-signature = Firma
printed-day = Fecha
printed-offer = La propuesta en papel
printed-confidentiality = Acuerdo de confidencialidad, para imprimir
printed-participation = Acuerdo de participación, para imprimir
printed-this = Una página para imprimir
papers-own-title = Lo que usted firma
papers-own-means = Puede leerlo antes. Firmará cuando nos reunamos; allí habrá copias.
offer-questions = Tengo preguntas: llámenme
printed-version = Versión de este texto: { $version }
home-booked = Sesión: { $when }
