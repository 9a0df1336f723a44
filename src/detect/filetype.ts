/**
 * What a path tells of a file: the syntax values have in it.
 * Looks at the name only, never at the content.
 */

/**
 * `code`: a value is a quoted literal · `assign`: one `name = value` a line · `shell`: words and assignments ·
 * `yaml` `json` `toml` `xml`: as named · `prose`: anything else, including logs and notes.
 */
export type Syntax = 'code' | 'assign' | 'shell' | 'yaml' | 'json' | 'toml' | 'xml' | 'prose';

/** What a file's name says to the detectors. There is one object for each kind. */
export interface FileKind {
  number: number;
  syntax: Syntax;
  /** Whether there is a reader for the whole of such a file. */
  structured: boolean;
  /** Ids of the detectors to which the name means something. */
  named: ReadonlySet<string>;
}

const BY_EXTENSION: Record<string, Syntax> = {};
const add = (syntax: Syntax, extensions: string) => {
  for (const e of extensions.split(' ')) BY_EXTENSION[e] = syntax;
};
add(
  'code',
  'js mjs cjs jsx ts mts cts tsx vue svelte astro py pyi rb go java kt kts scala groovy gradle cs fs vb swift m mm c h cc cpp cxx hpp hh rs php pl pm lua dart ex exs erl hrl hs clj cljs cljc r jl nim zig sol ml mli d pas coffee sql graphql gql proto css scss less elm v sv vhd jsp asp aspx cshtml razor erb haml slim ejs hbs mustache twig jinja j2 tpl tmpl liquid ipynb',
);
add('assign', 'env ini cfg conf cnf config properties props tf tfvars hcl nomad editorconfig npmrc pypirc netrc pgpass service desktop reg rc');
add('shell', 'sh bash zsh fish ksh csh ps1 psm1 psd1 bat cmd envrc dockerfile containerfile profile bashrc zshrc make mk just');
add('yaml', 'yaml yml');
add('json', 'json jsonc json5 tfstate webmanifest code-workspace har map');
add('toml', 'toml');
add('xml', 'xml xsd xsl xslt wsdl plist csproj vbproj fsproj props targets nuspec config resx pom html htm xhtml svg iml storyboard xib');

const BY_NAME: [RegExp, Syntax][] = [
  [/^(dockerfile|containerfile|makefile|justfile|procfile|jenkinsfile|vagrantfile)(\.|$)/, 'shell'],
  [/^\.?env([._-]|$)|\.env([._-]|$)|\.env$/, 'assign'],
  [
    /^\.(npmrc|netrc|pypirc|pgpass|my\.cnf|s3cfg|boto|gitconfig|git-credentials|htpasswd|sentryclirc|databrickscfg|dockercfg)$|^_netrc$|^credentials$|^config$/,
    'assign',
  ],
  [/^\.(bash|zsh|fish)?(rc|_?profile|_history|env|login|aliases)$|^\.(bashrc|zshrc|profile|zshenv)$/, 'shell'],
  [/^(gemfile|rakefile|podfile|brewfile)$/, 'code'],
  [/^(pipfile|cargo\.lock|poetry\.lock)$/, 'toml'],
];

/** The last part of a path, or of an archive member's. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).slice(path.slice(path.lastIndexOf('/') + 1).lastIndexOf('!') + 1);

/** The syntax in which values are written in a file of this name. */
export function syntaxOf(path: string): Syntax {
  const name = baseName(path).toLowerCase();
  const last = BY_EXTENSION[name.slice(name.lastIndexOf('.') + 1)];
  if (last === 'json' || last === 'yaml' || last === 'toml' || last === 'xml') return last;
  for (const [pattern, syntax] of BY_NAME) if (pattern.test(name)) return syntax;
  // `values.yaml.example`, `settings.json.dist`: the ending before says more.
  const endings = name.split('.').slice(1).reverse();
  for (const ending of endings) {
    const syntax = BY_EXTENSION[ending];
    if (syntax) return syntax;
  }
  return 'prose';
}
