/** NuGet gallery: API keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'nuget-key',
  label: 'NuGet API key',
  issuer: 'NuGet',
  docs: 'https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys',
  severity: 'critical',
  find: [{ anchors: ['oy2'], pattern: /oy2(?=[a-z]*\d)[a-z0-9]{43}(?![A-Za-z0-9_])/, after: 60 }],
  entropy: 3.3,
  revoke: { how: 'Delete or regenerate the key under API Keys', breaks: 'publishing packages with it' },
  examples: {
    sample: (fake) => `oy2${fake.text('abcdefghijklmnopqrstuvwxyz234567', 42)}4`,
    hits: ({ secret }) => [
      `NUGET_API_KEY=${secret}\n`,
      { path: 'push.ps1', text: `dotnet nuget push *.nupkg --api-key ${secret} --source main\n` },
      { path: 'ci.yml', text: `env:\n  NUGET_KEY: "${secret}"\n` },
    ],
    misses: (fake) => [`oy2${fake.text('lower', 20)}`, `oy2${fake.text('lower', 43)}`, `oy2${'x'.repeat(43)}`],
  },
});
