/**
 * What a path tells of a file: which syntax values have in it, and whether it is there for tests, examples or documents.
 * Looks at the name only, never at the content.
 */

/**
 * `code`: a value is a quoted literal · `assign`: one `name = value` a line · `shell`: words and assignments ·
 * `yaml` `json` `toml` `xml`: as named · `prose`: anything else, including logs and notes.
 */
export type Syntax = 'code' | 'assign' | 'shell' | 'yaml' | 'json' | 'toml' | 'xml' | 'prose';

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

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).slice(path.slice(path.lastIndexOf('/') + 1).lastIndexOf('!') + 1);

/** The syntax in which values are written in a file of this name. */
export function syntaxOf(path: string): Syntax {
  const name = baseName(path).toLowerCase();
  for (const [pattern, syntax] of BY_NAME) if (pattern.test(name)) return syntax;
  // `values.yaml.example`, `settings.json.dist`: the ending before says more.
  const endings = name.split('.').slice(1).reverse();
  for (const ending of endings) {
    const syntax = BY_EXTENSION[ending];
    if (syntax) return syntax;
  }
  return 'prose';
}

const FOR_SHOW =
  /(^|[/!])(tests?|__tests__|testing|testdata|test[-_]?(data|fixtures?|resources|cases|helpers?|utils?|support|apps?)|specs?|e2e|integration[-_]?tests?|fixtures?|__fixtures__|mocks?|__mocks__|stubs|fakes|snapshots|__snapshots__|cassettes|vcr|examples?|samples?|demos?|docs?|documentation|tutorials?|stories|cypress|playwright|bench(marks?)?|guides?|unittests?|androidtest|changelogs?)[/!]/i;
const FOR_SHOW_NAME =
  /(^|[._-])(test|tests|spec|specs|mock|mocks|fixture|fixtures|example|examples|sample|samples|dist|template|tmpl|stories|snap|e2e|dummy|demo)([._-]|\d*\.[a-z]+$|$)|[a-z](Test|Tests|Spec|Mock|IT|TestCase)\.[a-z]+$|^test[_-]|\.(md|mdx|rst|adoc|snap|pot?|xlf|strings)$|^(readme|changelog|changes|history|contributing|news)\b/;
// Generated or third-party text that a project carries but does not write.
const CARRIED =
  /(^|[/!])(vendor|vendors|third[-_]?party|node_modules|bower_components|site-packages|external|dist|build|out|target)[/!]|(^|[/!])([^/!]*\.min\.(js|css|mjs)|[^/!]*\.(js|css)\.map|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lock|composer\.lock|cargo\.lock|gemfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|go\.sum|flake\.lock|mix\.lock|podfile\.lock|packages\.lock\.json|pipfile\.lock|deno\.lock|pubspec\.lock|\.terraform\.lock\.hcl)$/i;

/** Why a file is there, as far as its path tells. */
export type Role = 'own' | 'show' | 'carried';

/** `show`: tests, fixtures, examples, documents · `carried`: lock files, vendored or generated text · `own`: the rest. */
export function roleOf(path: string): Role {
  if (CARRIED.test(path)) return 'carried';
  if (FOR_SHOW.test(path) || FOR_SHOW_NAME.test(baseName(path))) return 'show';
  return 'own';
}
