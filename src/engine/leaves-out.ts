/** Says whether standards leave a file out; for those who look for a root before there is a workspace. */
export { leavesOut } from '../standards/leaves-out.js';
