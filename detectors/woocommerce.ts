/** WooCommerce: REST API consumer secrets. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'woocommerce-consumer-secret',
  label: 'WooCommerce consumer secret',
  issuer: 'WooCommerce',
  docs: 'https://developer.woocommerce.com/docs/apis/rest-api/authentication/',
  // cs_ and 40 hex digits made by wc_rand_hash(): as seen in the wild.
  find: [{ anchors: ['cs_'], pattern: /cs_[0-9a-f]{40}(?![A-Za-z0-9_])/, after: 52 }],
  companions: [{ name: 'key', pattern: /ck_[0-9a-f]{40}(?![A-Za-z0-9_])/, within: 300 }],
  identifiers: ['key'],
  revoke: {
    how: 'Revoke the key under WooCommerce, Settings, Advanced, REST API',
    url: 'https://developer.woocommerce.com/docs/apis/rest-api/authentication/',
    breaks: 'shop integrations',
  },
  examples: {
    sample: (fake) => `cs_${fake.text('hex', 40)}`,
    hits: ({ secret }) => [
      `WC_CONSUMER_SECRET=${secret}\n`,
      { path: 'wc.js', text: `new WooCommerceRestApi({ url, consumerKey, consumerSecret: '${secret}' });\n` },
      `https://shop.test/wp-json/wc/v3/orders?consumer_secret=${secret}\n`,
    ],
    misses: (fake) => [`cs_${'x'.repeat(40)}`, `cs_${fake.text('hex', 20)}`, `css_${fake.text('hex', 40)}0`, 'cs_test_session'],
  },
});
