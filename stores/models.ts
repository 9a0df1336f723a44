/**
 * Where notebooks and model tools keep tokens: Jupyter, Kaggle, Hugging Face, llm.
 * Hugging Face: utils/_auth.py of huggingface/huggingface_hub; llm: docs/setup.md of simonw/llm; both checked 2026-11-21. docs.jupyter.org and
 * kaggle.com/docs/api were not checked.
 */
import { defineStore } from '../src/store.ts';
import { at, entries, hostOf, lines, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'jupyter',
    label: 'Jupyter',
    docs: 'https://docs.jupyter.org/en/latest/use/jupyter-directories.html',
    files: [
      {
        paths: {
          linux: ['{data}/jupyter/runtime/jpserver-*.json', '{data}/jupyter/runtime/nbserver-*.json'],
          darwin: ['~/Library/Jupyter/runtime/*server-*.json'],
          win32: ['{appdata}/jupyter/runtime/*server-*.json'],
        },
        moved: [{ by: 'JUPYTER_RUNTIME_DIR', to: 'folder', rest: '*server-*.json' }],
        read: 'fields',
        format: 'json',
        fields: (content) => secret('token', text(content, 'token'), { host: hostOf(text(content, 'url')), identity: text(content, 'root_dir') }),
      },
      { paths: { all: ['~/.jupyter/jupyter_server_config.json', '~/.jupyter/jupyter_notebook_config.json'] }, read: 'text' },
    ],
    examples: (fake) => {
      const token = fake.text('hex', 48);
      return [
        {
          path: '~/.local/share/jupyter/runtime/jpserver-42.json',
          text: JSON.stringify({ base_url: '/', port: 8888, root_dir: '/home/ann/work', token, url: 'http://localhost:8888/' }),
          finds: [{ value: token, key: 'token', host: 'localhost', environment: 'development' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'kaggle',
    label: 'Kaggle CLI',
    docs: 'https://www.kaggle.com/docs/api',
    files: [
      {
        paths: { all: ['~/.kaggle/kaggle.json', '{config}/kaggle/kaggle.json'] },
        moved: [{ by: 'KAGGLE_CONFIG_DIR', to: 'folder' }],
        read: 'fields',
        format: 'json',
        fields: (content) => secret('key', text(content, 'key'), { identity: text(content, 'username') }),
      },
      { paths: { all: ['~/.kaggle/access_token'] }, read: 'fields', format: 'lines', fields: (content) => secret('access_token', lines(content)[0]?.trim()) },
    ],
    examples: (fake) => {
      const key = fake.text('hex', 32);
      return [{ path: '~/.kaggle/kaggle.json', text: JSON.stringify({ username: 'ann', key }), finds: [{ value: key, key: 'key', identity: 'ann' }] }];
    },
  }),
  defineStore({
    id: 'huggingface',
    label: 'Hugging Face Hub',
    docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
    checked: '2026-11-21',
    files: [
      {
        paths: { all: ['{cache}/huggingface/token', '~/.huggingface/token'] },
        moved: [
          { by: 'HF_TOKEN_PATH', to: 'file' },
          { by: 'HF_HOME', to: 'folder', rest: 'token' },
        ],
        read: 'fields',
        format: 'lines',
        fields: (content) => secret('token', lines(content).join('').trim(), { kind: 'huggingface-token' }),
      },
      {
        paths: { all: ['{cache}/huggingface/stored_tokens'] },
        moved: [{ by: 'HF_HOME', to: 'folder' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content).flatMap(([name, section]) =>
            secret(`${name}.hf_token`, at(section, 'hf_token'), { kind: 'huggingface-token', identity: name, about: [name] }),
          ),
      },
    ],
    examples: (fake) => {
      const token = () => `hf_aB${fake.text('base62', 32)}`;
      const [one, two] = [token(), token()];
      return [
        { path: '~/.cache/huggingface/token', text: one, finds: [{ value: one, kind: 'huggingface-token', key: 'token' }] },
        {
          path: '~/.cache/huggingface/stored_tokens',
          text: `[work]\nhf_token = ${two}\n`,
          finds: [{ value: two, kind: 'huggingface-token', key: 'work.hf_token', identity: 'work' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'llm',
    label: 'llm',
    docs: 'https://llm.datasette.io/en/stable/setup.html',
    checked: '2026-11-21',
    files: [
      {
        paths: {
          all: ['{config}/io.datasette.llm/keys.json'],
          darwin: ['{support}/io.datasette.llm/keys.json'],
          win32: ['{appdata}/io.datasette.llm/keys.json'],
        },
        moved: [{ by: 'LLM_USER_PATH', to: 'folder' }],
        read: 'fields',
        format: 'json',
        fields: (content) => entries(content).flatMap(([name, key]) => (name.startsWith('//') ? [] : secret(name, key, { identity: name }))),
      },
    ],
    examples: (fake) => {
      const key = fake.text('base62', 40);
      return [
        {
          path: '~/.config/io.datasette.llm/keys.json',
          text: JSON.stringify({ '// Note': 'This file stores secret API credentials. Do not share!', mistral: key }),
          finds: [{ value: key, key: 'mistral', identity: 'mistral' }],
        },
      ];
    },
  }),
];
