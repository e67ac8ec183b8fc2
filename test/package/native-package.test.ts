/** What the packages for one platform bring: the native checker as our lock file pins it, for every platform of VS Code. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optional?: boolean;
}

interface NativePackage {
  readonly targets: Readonly<Record<string, Platform>>;
  readonly programFolder: (platform: Platform) => string;
  readonly nativeLock: (lock: unknown) => { readonly manifest: { readonly dependencies: unknown }; readonly lock: { readonly packages: Readonly<Record<string, Locked>> } };
}

interface Platform {
  readonly os: string;
  readonly cpu: string;
}

const { targets, programFolder, nativeLock } = (await import(pathToFileURL(path.resolve('scripts/build/native-package.mjs')).href)) as NativePackage;
const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const { manifest, lock: part } = nativeLock(lock);

describe('the native checker in a package for one platform', () => {
  it('is pinned by version and integrity, as our own lock file pins it', () => {
    const checker = part.packages['node_modules/typescript-native'];
    assert.deepEqual(manifest.dependencies, { 'typescript-native': `npm:typescript@${checker?.version ?? ''}` });
    assert.equal(checker?.integrity, lock.packages['node_modules/typescript-native']?.integrity);
    const others = Object.entries(part.packages).filter(([name]) => name !== '');
    assert.deepEqual(others.filter(([, it]) => it.integrity === undefined || it.version !== checker?.version), []);
  });

  it('must be there, and is not an option that npm may leave out', () => {
    assert.equal(part.packages['node_modules/typescript-native']?.optional, undefined);
  });

  for (const [target, platform] of Object.entries(targets)) {
    it(`has a program for ${target}`, () => {
      const program = part.packages[programFolder(platform)];
      assert.deepEqual([program?.os, program?.cpu], [[platform.os], [platform.cpu]]);
    });
  }
});
