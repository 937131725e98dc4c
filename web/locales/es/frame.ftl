# What every page has: fields, dates, zones, charts, notices.

error-word = Error:
back = Atrás
moment = { $day }, { $time }

date-month = Mes
date-day = Día
date-year = Año
date-choose = Elija

count-limit = Hasta { $most } caracteres.
count-left =
    .one = Queda %n carácter
    .other = Quedan %n caracteres
count-over =
    .one = Sobra %n carácter
    .other = Sobran %n caracteres

timeout-title = Su sesión se cerrará pronto
timeout-left = Lleva un rato sin hacer nada. Para proteger a las personas de estos casos, su sesión se cerrará en
timeout-minutes =
    .one = %n minuto.
    .other = %n minutos.
timeout-gone = Su sesión se cerró porque no pasó nada aquí durante media hora. Lo que escribió sigue en esta página: cópielo antes de volver a entrar.
timeout-stay = Seguir en la sesión

pagination = Páginas de la lista
pagination-previous = Anterior
pagination-next = Siguiente
pagination-page = Página { $number }

chart-not-shown = no se muestra
chart-table-below = Los mismos números están en la tabla de abajo.
chart-numbers = Los números

problem-reference = Si nos llama por esto, diga este número:
problem-kept = Lo que escribió se conserva en esta página. Se envía una sola vez, aunque pulse el botón varias veces.
problem-retry = Enviar otra vez
problem-broken = Algo falló de nuestro lado
    .detail = No se perdió nada ni quedó a medias. Inténtelo en un minuto, o llámenos y diga el número de abajo.

# Zones of cities, by their name in the zone database.

zone-america-los-angeles = hora del Pacífico
zone-america-denver = hora de la montaña
zone-america-phoenix = hora de la montaña (Arizona)
zone-america-chicago = hora central
zone-america-new-york = hora del este
zone-america-anchorage = hora de Alaska
zone-pacific-honolulu = hora de Hawái
zone-utc = tiempo universal coordinado

moment-in-zone = { $moment }, { $zone }

refused-moved-on = Mientras tanto avanzó. Esta página muestra cómo está ahora.
dialog-back = No, volver
