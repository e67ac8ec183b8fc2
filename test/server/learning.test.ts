/** Exercises and the lesson of a file, as an editor asks for them. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { checkExerciseRequest, exerciseRequest, lessonOfFileRequest, type Exercise, type ExerciseState } from '../../src/protocol/learning.js';
import type { Lesson } from '../../src/protocol/protocol.js';
import { Client, folderOf, orders, uriOf } from './support.js';

describe('learning through the server', () => {
  let folder: string;
  let client: Client;

  before(async () => {
    folder = folderOf(orders);
    client = await Client.start([folder]);
    await client.reviewed(folder);
  });

  after(() => {
    client.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('gives an exercise with its facts, and hints that end before the solution', async () => {
    const exercise = await client.connection.sendRequest<Exercise>(exerciseRequest, { rule: 'sync-call-on-hot-path' });
    assert.equal(exercise.practice, '2.1 Event loop');
    assert.match(exercise.files[exercise.file] ?? '', /Your part begins here[\s\S]*readFileSync/);
    assert.ok(exercise.facts.includes('answers GET /invoices/:id'), exercise.facts.join(', '));
    assert.equal(exercise.hints[0], 'Who waits while this call holds the only thread?');
    assert.ok(exercise.hints.every((it) => it !== '' && !it.includes('```')));
  });

  it('is done when the rule is silent and the facts still hold', async () => {
    const rule = 'sync-call-on-hot-path';
    const { files, file, strong } = await client.connection.sendRequest<Exercise>(exerciseRequest, { rule });
    const check = (texts: Readonly<Record<string, string>>): Promise<ExerciseState> => client.connection.sendRequest<ExerciseState>(checkExerciseRequest, { rule, files: texts });
    const weak = await check(files);
    assert.deepEqual([weak.done, weak.reported.map((it) => it.file)], [false, [file]]);
    assert.deepEqual(await check(strong), { done: true, reported: [], missing: [], unread: [] });
    const gutted = await check({ [file]: "import express from 'express';\nexport const app = express();\n" });
    assert.equal(gutted.done, false);
    assert.ok(gutted.missing.includes('answers GET /invoices/:id'));
  });

  it('does not let the standards of an exercise be changed', async () => {
    const rule = 'cross-layer-import';
    const { files } = await client.connection.sendRequest<Exercise>(exerciseRequest, { rule });
    const { done } = await client.connection.sendRequest<ExerciseState>(checkExerciseRequest, { rule, files: { ...files, 'plumbline.json': '{}' } });
    assert.equal(done, false);
  });

  it('has no exercise for what is no rule', async () => {
    assert.equal(await client.connection.sendRequest(exerciseRequest, { rule: 'no-such-rule' }), null);
    assert.equal(await client.connection.sendRequest(checkExerciseRequest, { rule: 'no-such-rule', files: {} }), null);
  });

  it('lists the practices that a file touches, with the places', async () => {
    const lesson = await client.connection.sendRequest<Lesson>(lessonOfFileRequest, { uri: uriOf(folder, 'src/orders.ts') });
    assert.match(lesson.html, /<h2>7\.5 Incident response<\/h2>/);
    assert.deepEqual(lesson.finding?.path.map((it) => it.label), ['src/orders.ts:4']);
    assert.equal(await client.connection.sendRequest(lessonOfFileRequest, { uri: uriOf('/elsewhere', 'a.ts') }), null);
  });
});
