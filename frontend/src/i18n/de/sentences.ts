import { translator } from '../translator'
import sentences from './sentences.json'

/** The server in German. */
export default translator(sentences, 'de-DE')
