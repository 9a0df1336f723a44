/** ImageKit: private keys. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'imagekit-private-key',
  label: 'ImageKit private key',
  issuer: 'ImageKit',
  docs: 'https://imagekit.io/docs/api-keys',
  // 27 base64 characters and an equals sign: as seen in the wild.
  find: [{ anchors: ['private_'], pattern: /private_[A-Za-z0-9+/]{27}=(?![A-Za-z0-9+/=])/, after: 48 }],
  revoke: {
    how: 'Regenerate the key pair in ImageKit under Developer options',
    url: 'https://imagekit.io/dashboard/developer/api-keys',
    breaks: 'uploads and file management',
  },
  examples: {
    sample: (fake) => `private_${fake.text('base64', 26)}A=`,
    hits: ({ secret }) => [
      `IMAGEKIT_PRIVATE_KEY=${secret}\n`,
      { path: 'config/settings.yml', text: `imagekit_private_key: "${secret}"\n` },
      { path: 'src/client.js', text: `const client = new ImageKit({ apiKey: '${secret}' });\n` },
      `curl https://api.imagekit.io/v1/files -u ${secret}:\n`,
    ],
    misses: (fake) => [`private_${'x'.repeat(27)}=`, 'private_key_file_location = 1', `public_${fake.text('base64', 26)}A=`],
  },
});
