/** The review as other extensions and the Problems view see it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import sample from '../sample.json' with { type: 'json' };
import { allFindings, eventually, fileUri, findingsIn, hoverAt, openFile, readyApi, ruleOf } from './support.js';

describe('the review of a workspace', () => {
  before(async () => {
    await readyApi();
  });

  it('reports findings of files that no editor shows', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const found = await eventually('findings', () => (allFindings().length > 0 ? allFindings() : undefined));
    assert.equal(vscode.window.visibleTextEditors.length, 0);
    assert.ok(found.length > 1, `${found.length} findings`);
  });

  it('links each finding to its lesson', async () => {
    const uri = fileUri(sample.file);
    const finding = await eventually('the finding', () => findingsIn(uri).find((it) => ruleOf(it) === sample.rule));
    assert.ok(typeof finding.code === 'object', 'the code is a link');
    assert.equal(finding.code.value, sample.rule);
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(finding.range), sample.text);
  });

  it('explains a finding in a hover', async () => {
    const { document } = await openFile(sample.file);
    const text = await hoverAt(document, sample.text);
    assert.ok(text.includes(sample.question), text);
  });

  it('follows the text while it is typed, and undo', async () => {
    const editor = await openFile(sample.file);
    const { document } = editor;
    const finding = await eventually('the finding', () => findingsIn(document.uri).find((it) => ruleOf(it) === sample.rule));
    const line = document.lineAt(finding.range.start.line);
    await editor.edit((edit) => { edit.insert(line.range.start, `// plumbline-allow ${sample.rule}: a test says so\n`); });
    await eventually('the finding to go', () => !findingsIn(document.uri).some((it) => ruleOf(it) === sample.rule && it.range.start.line === line.lineNumber + 1));
    await vscode.commands.executeCommand('undo');
    await eventually('the finding to return', () => findingsIn(document.uri).some((it) => ruleOf(it) === sample.rule && it.range.start.line === line.lineNumber));
  });
});
