/** What a second thread does for the first: one file to what it says by itself, as text. */
export { writeUnit } from '../extract/unit.js';
