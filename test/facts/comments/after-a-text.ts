export const anything = { accept: '*/*' };
// plumbline-allow import-cycle: a text above looks like the begin of a comment
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment: plumbline-allow plumbline-allow rule=import-cycle covers=2,3 a text above looks like the begin of a comment
