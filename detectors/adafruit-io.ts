/** Adafruit IO: keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'adafruit-io-key',
  label: 'Adafruit IO key',
  issuer: 'Adafruit IO',
  docs: 'https://io.adafruit.com/api/docs/#authentication',
  // aio_, four letters, two digits, 22 characters: as seen in the wild.
  find: [{ anchors: ['aio_'], pattern: /aio_[A-Za-z]{4}[0-9]{2}[A-Za-z0-9]{22}(?![A-Za-z0-9_])/, after: 44 }],
  severity: 'medium',
  revoke: { how: 'Regenerate the key at io.adafruit.com under My Key', url: 'https://io.adafruit.com/', breaks: 'devices and dashboards of the account' },
  examples: {
    sample: (fake) => `aio_${fake.text('lower', 4)}${fake.text('digits', 2)}${fake.text('base62', 22)}`,
    hits: ({ secret }) => [
      `ADAFRUIT_IO_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `adafruit_io_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new Adafruit({ apiKey: '${secret}' });\n` },
    ],
    misses: (fake) => [`aio_${'x'.repeat(40)}`, `aio_${fake.text('base62', 7)}`],
  },
});
