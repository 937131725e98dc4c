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
    .next = Estamos buscando a dos personas mediadoras. Una de ellas le llamará para prepararse. Por ahora no tiene que hacer nada.
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
own-status-over = La sesión terminó
    .next = Gracias por participar. Le enviaremos una encuesta breve.
own-status-not-going-ahead = La mediación no seguirá adelante
    .next = El asunto continúa en el proceso habitual del departamento. No tiene que hacer nada.

# The offer, in full, before the buttons (CON-1, CON-8, CON-9, OUT-6).

offer-about-title = De qué se trata
offer-incident-on = Día
offer-category = Motivo
offer-place = Lugar
offer-what-title = Qué es la mediación
offer-what = Usted se reúne con la otra persona y hablan de lo que pasó, con la ayuda de dos personas mediadoras neutrales. Ellas no juzgan ni deciden quién tiene la razón. Usted dice cómo lo vivió, escucha cómo lo vivió la otra persona, y pueden llegar a un acuerdo si las dos partes quieren.
offer-how = Antes de eso, una persona mediadora habla con cada persona por separado para prepararse. La sesión dura unas dos horas. No se graba ni sonido ni video.
offer-voluntary-title = La decisión es suya
offer-voluntary = La mediación es voluntaria para todas las personas. Puede decir que no. También puede decir que sí y parar después, en cualquier momento hasta que termine la sesión, sin dar una razón. Decir que no o parar nunca cuenta en su contra.
offer-blind = A cada persona se le pregunta por separado. A ninguna de las personas invitadas se le dice qué respondió alguien más, y al departamento tampoco. Si todas dicen que sí, se lo decimos a todas al mismo tiempo. Si no todas dicen que sí, todas reciben el mismo mensaje cuando termina el plazo para responder.
offer-confidential-title = Es confidencial
offer-confidential = Lo que se dice o se escribe para preparar y realizar la mediación se queda ahí, y sigue siendo confidencial después. La ley lo protege (Código de Evidencia de California, secciones 1115 a 1128). El departamento solo se entera de si hubo un acuerdo, de que no lo hubo o de que no se realizó ninguna sesión, y del día.
offer-limits = Hay límites. Es posible que una persona mediadora tenga que reportar lo que la ley exige reportar: por ejemplo, el abuso de menores, de personas mayores o de adultos dependientes, o una amenaza grave de violencia. Lo que se podría averiguar sin la mediación no se vuelve secreto porque alguien lo mencionó ahí.
offer-stop = Una persona mediadora puede terminar la sesión de inmediato, por ejemplo, cuando alguien no está a salvo. En ese caso solo registramos que se terminó.
offer-replaces-title = Qué reemplaza
offer-discipline = La mediación no es disciplina. No determina que alguien haya actuado mal, y lo que se dice en ella no se puede usar para disciplinar a nadie.
offer-replaces = Si hay un acuerdo, la queja se cierra como mediada. Entonces la mediación toma el lugar de una investigación: no hay investigación ni se determina qué pasó.
offer-no-appeal = Si una queja se cerró como mediada, ese cierre no se puede apelar. El registro de la queja misma se conserva, como exige la ley.
offer-money = El dinero no es tema de esta mediación. Quien quiera reclamar daños tiene que hacerlo por otra vía, y los plazos para hacerlo siguen corriendo.
offer-after-title = Qué pasa después con la queja
offer-after-agreement = Llegan a un acuerdo, total o parcial: la queja se cierra como mediada.
offer-after-no-agreement = Se reúnen y no llegan a un acuerdo, se entienden mejor pero no acuerdan nada, aceptan que no están de acuerdo, alguien se va o una persona mediadora termina la sesión: la queja vuelve al proceso habitual del departamento.
offer-after-not-held = La sesión no se realiza, porque alguien dijo que no, no respondió, paró antes o no vino: la queja vuelve al proceso habitual del departamento.
offer-clock = El plazo legal para una investigación sigue corriendo durante la mediación. Planeamos para que quede tiempo suficiente.
offer-version = Versión de esta explicación: { $version }
offer-answer-title = Su respuesta
offer-until = Puede responder hasta esta fecha y hora: { $when }
offer-yes = Sí, participaré
offer-no = No, no participaré
offer-your-answer = Su respuesta:
offer-window-ends = El plazo para responder termina en esta fecha y hora: { $when }

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

withdraw-title = Si no quiere continuar
withdraw-means = Puede parar en cualquier momento hasta que termine la sesión, sin dar una razón. Entonces la mediación no seguirá adelante, y la queja vuelve al proceso habitual. A las demás personas solo se les dice que no seguirá adelante.
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
outcome-means = El departamento solo se entera de si hubo un acuerdo, de que no lo hubo o de que no se realizó ninguna sesión. Todas las personas que estuvieron presentes reciben una encuesta.
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
do-times-title = Ofrecer horarios
do-times-means = Todas las personas de la mesa eligen entre estos horarios. El primero que les convenga a todas se reserva de inmediato.
do-times = Ofrecer estos horarios
do-times-none = No hay ningún horario posible hasta el último día seguro. Vea los días descartados.
ruled-out-title = Días sin un horario posible
ruled-out-blackout = ese día no hay sesiones
ruled-out-nobody-available = no todas las personas tienen tiempo
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
history-outcome-recorded = Resultado registrado
history-surveys-sent = Encuestas enviadas
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
do-stop-means = Mientras las ofertas están abiertas, a todas las personas se les dice cuando termina el plazo, con las mismas palabras que después de un no. Más tarde se les dice de inmediato que no seguirá adelante. La queja vuelve. Esto no se puede deshacer.
do-stop = Detener la mediación
ended-unreachable = Terminó antes: no se pudo contactar a alguien
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
history-stopped = El programa la detuvo
history-goes-on = Sigue con quienes dijeron que sí
history-departed = Alguien se fue, y los demás siguen
history-assignment-taken-back = Se retiró una asignación
history-objected = Alguien se opuso a una persona mediadora
own-status-left = Usted ya no participa
    .next = Eso no tiene ninguna consecuencia para usted. No tiene que hacer nada.
offer-blind-goes-on = Se pregunta a cada persona por separado. A ninguna de las personas invitadas se le dice lo que respondió otra, y al departamento tampoco. Si todas dicen que sí, se lo decimos a todas de inmediato. Si no, cuando termine el plazo, la mediación sigue con quienes dijeron que sí, siempre que estén ambas partes; en caso contrario, todas reciben el mismo mensaje.
withdraw-means-goes-on = Puede parar en cualquier momento hasta que termine la sesión, sin dar una razón. Si hay otra persona de su parte, la mediación sigue con ella; si no, no seguirá adelante, y la queja vuelve al proceso habitual.
