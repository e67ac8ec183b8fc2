/** What stands at a place in a standards file, for an editor. */
export { helpAt, type Help } from '../standards/help-at.js';
