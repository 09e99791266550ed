import { expect, test } from 'vitest'
import say from './de/sentences'
import { translator } from './translator'

test('a sentence is found as it is, or by what stands around its gaps', () => {
  expect(say('The server is running already.')).toBe('Der Server läuft bereits.')
  expect(say('This name is too long: use at most 63 characters.')).toBe(
    'Dieser Name ist zu lang: höchstens 63 Zeichen.',
  )
  expect(say('Set the reverse DNS of 203.0.113.7 to a.example (was b.example)')).toBe(
    'Reverse DNS von 203.0.113.7 auf a.example gesetzt (war b.example)',
  )
})

test('what is not known stays as it came, names that look like code too', () => {
  for (const each of [
    'Something else entirely.',
    'toString',
    '',
    'The server is running, already. Really.',
  ]) {
    expect(say(each)).toBe(each)
  }
  expect(say('Renamed the server from “$& {after}” to “.*”')).toBe(
    'Den Server von „$& {after}“ in „.*“ umbenannt',
  )
})

test('what people have written is not translated, though the server says the same', () => {
  expect(say('Renamed the server from “Restart” to “Start”')).toBe(
    'Den Server von „Restart“ in „Start“ umbenannt',
  )
})

test('what the server says inside of what it says is translated, too', () => {
  expect(
    say('Making the server: the panel gives no usable answer (POST /servers: the connection was refused).'),
  ).toBe(
    'Anlegen des Servers: Das Panel gibt keine brauchbare Antwort (POST /servers: Die Verbindung wurde abgelehnt).',
  )
})

test('what is said inside counts for the whole', () => {
  expect(
    say(
      "Looking at the server: the panel's answers make no sense (x). Look at the panel and at slipway.panel.url, then retry. It was tried for 5 hours. Retry when it is back.",
    ),
  ).toBe(
    'Blick auf den Server: Die Antworten des Panels sind nicht zu verstehen (x). Sehen Sie nach dem Panel und nach slipway.panel.url, und versuchen Sie es dann noch einmal. Es wurde 5 Stunden lang versucht. Versuchen Sie es noch einmal, wenn das Panel wieder da ist.',
  )
})

test('several sentences are translated one by one', () => {
  expect(say('The product was changed. The location stays as it was. Something else.')).toBe(
    'Das Produkt wurde gewechselt. Der Ort bleibt, wie er war. Something else.',
  )
})

test('a sentence behind another is not taken for what fills its gap', () => {
  expect(
    say('The panel has made server 19. The panel has made more than this one at the same time: 18.'),
  ).toBe('Das Panel hat Server 19 angelegt. Das Panel hat zur selben Zeit mehr als diesen angelegt: 18.')
  expect(say('The panel would not make this server. It says: “No room. The server is running.”')).toBe(
    'Das Panel würde diesen Server nicht anlegen. Es sagt: „No room. The server is running.“',
  )
})

test.each([
  ['3 March 2027, 12:05 UTC', '3. März 2027 um 12:05 UTC'],
  ['2027-03-03T12:05:00Z', '3. März 2027 um 12:05 UTC'],
  ['some day', 'some day'],
])('the moment "%s" is written as "%s"', (moment, written) => {
  const german = translator({ 'Since {moment:date}.': 'Seit {moment:date}.' }, 'de-DE')
  expect(german(`Since ${moment}.`)).toBe(`Seit ${written}.`)
})
