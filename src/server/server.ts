/** Entry of the language server's process: speaks LSP over whatever transport its arguments name. */
import { createConnection } from 'vscode-languageserver/node';
import { optimiseLater } from '../host/optimise-later.js';
import { serve } from './serve.js';

optimiseLater();

serve(createConnection());
