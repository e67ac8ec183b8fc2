// plumbline-allow import-cycle: by nature
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment: plumbline-allow rule=import-cycle covers=1,2 by nature
export const a = 1; // plumbline-allow unhandled-rejection: here
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment: rule=unhandled-rejection covers=2 here
// plumbline-allow import-cycle
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment: silent covers=3,6

// Another comment stands between.
export const b = 1;
/* eslint-disable no-console -- it talks */
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment: eslint eslint-disable covers=7,8 it talks
/* @ts-expect-error */ export const c: string = 1;
//<^^^^^^^^^^^^^^^^^^^ comment: typescript @ts-expect-error it talks
export const d = '// plumbline-allow import-cycle: no';
export const e = `/* eslint-disable */ ${a /* eslint-disable-line */}`;
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ comment: eslint eslint-disable-line silent
