/** The flags that V8 is given, which differ from one version to the next. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { flagFor } from '../../src/host/optimise-later.js';

describe('waiting before V8 optimises', () => {
  it('is asked of versions whose flags are known, and of no other', () => {
    assert.equal(flagFor('11.3.244.8-node.30'), '--interrupt-budget=1000000');
    assert.equal(flagFor('13.6.233.17-node.37'), '--invocation-count-for-turbofan=30000');
    assert.equal(flagFor('12.4.254.21-node.33'), undefined);
  });

  it('makes this V8 complain of nothing', () => {
    const script = `require('node:v8').setFlagsFromString(${JSON.stringify(flagFor(process.versions.v8) ?? '--stack-size=984')})`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });
});
