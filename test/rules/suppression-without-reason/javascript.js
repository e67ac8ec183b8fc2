'use strict';
/* eslint-disable no-console -- a command line talks */
const fs = require('fs');
// plumbline-allow import-cycle: no
/* istanbul ignore next */
console.log(fs); // eslint-disable-line no-undef
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: `eslint-disable-line` does not say why
