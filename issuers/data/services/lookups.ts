/**
 * Vendors of public data: weather, maps, addresses, prices, news, search, pictures, chains, fetched pages. What a key of theirs costs is money and not
 * data, unless its row says that the vendor also keeps something of the customer's. Claims nothing that groups.ts or a row does not say.
 */
import type { Service } from './service.ts';

export default [
  { id: 'abstractapi', label: 'Abstract', kinds: { 'abstractapi-api-key': 'lookup' } },
  {
    id: 'abuseipdb',
    label: 'AbuseIPDB',
    kinds: { 'abuseipdb-api-key': { group: 'lookup', does: 'reports addresses in your name, and takes your reports back', worst: 'write/account' } },
  },
  {
    id: 'alchemy',
    label: 'Alchemy',
    kinds: { 'alchemy-api-key': { group: 'lookup', by: 'place', does: 'sends transactions that were signed elsewhere', worst: 'write/project' } },
  },
  { id: 'alphavantage', label: 'Alpha Vantage', kinds: { 'alphavantage-api-key': 'lookup' } },
  { id: 'apilayer', label: 'APILayer', kinds: { 'apilayer-api-key': 'lookup' } },
  {
    id: 'blocknative',
    label: 'Blocknative',
    kinds: { 'blocknative-api-key': { group: 'lookup', does: 'changes which addresses are watched for you', worst: 'write/account' } },
  },
  { id: 'brave-search', label: 'Brave Search', kinds: { 'brave-search-api-key': 'lookup' } },
  {
    id: 'censys',
    label: 'Censys',
    kinds: { 'censys-api-secret': { group: 'lookup', by: 'role', does: 'changes and deletes what the team marked or watches there', worst: 'admin/account' } },
  },
  {
    id: 'clearbit',
    label: 'Clearbit',
    kinds: { 'clearbit-secret-key': { group: 'lookup', does: 'looks people up at your cost, and changes what is kept of them', worst: 'write/account' } },
  },
  { id: 'coinapi', label: 'CoinAPI', kinds: { 'coinapi-api-key': 'lookup' } },
  { id: 'coinmarketcap', label: 'CoinMarketCap', kinds: { 'coinmarketcap-api-key': 'lookup' } },
  {
    id: 'etherscan',
    label: 'Etherscan and its relatives',
    kinds: {
      'etherscan-api-key': 'lookup',
      'bscscan-api-key': 'lookup',
      'polygonscan-api-key': 'lookup',
      'arbiscan-api-key': 'lookup',
      'basescan-api-key': 'lookup',
      'snowtrace-api-key': 'lookup',
      'ftmscan-api-key': 'lookup',
    },
  },
  {
    id: 'etsy',
    label: 'Etsy',
    kinds: {
      'etsy-api-key': {
        group: 'lookup',
        unknown: 'whether the shared secret of the app stands beside it, with which it acts for shops that let it in',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'exa',
    label: 'Exa',
    kinds: { 'exa-api-key': { group: 'lookup', does: 'reads and deletes collections that were searched together', worst: 'destroy/account' } },
  },
  { id: 'finnhub', label: 'Finnhub', kinds: { 'finnhub-api-key': 'lookup' } },
  {
    id: 'firecrawl',
    label: 'Firecrawl',
    kinds: { 'firecrawl-api-key': { group: 'lookup', does: 'reads what the team had fetched, and stops what runs', worst: 'write/account' } },
  },
  {
    id: 'foursquare',
    label: 'Foursquare',
    kinds: { 'foursquare-api-key': 'lookup', 'foursquare-client-secret': { group: 'app', worst: 'destroy/account' } },
  },
  { id: 'geoapify', label: 'Geoapify', kinds: { 'geoapify-api-key': 'lookup' } },
  {
    id: 'geocodio',
    label: 'Geocodio',
    kinds: { 'geocodio-api-key': { group: 'lookup', by: 'scopes', does: 'reads and deletes lists of addresses that were uploaded', worst: 'destroy/account' } },
  },
  { id: 'giphy', label: 'GIPHY', kinds: { 'giphy-api-key': 'lookup' } },
  { id: 'here', label: 'HERE', kinds: { 'here-api-key': 'lookup' } },
  {
    id: 'hunter',
    label: 'Hunter',
    kinds: { 'hunter-api-key': { group: 'lookup', does: 'reads and deletes leads that were saved', worst: 'destroy/account' } },
  },
  { id: 'iex', label: 'IEX Cloud', kinds: { 'iex-api-token': 'lookup' } },
  {
    id: 'infura',
    label: 'Infura',
    kinds: {
      'infura-api-key': { group: 'lookup', does: 'sends transactions that were signed elsewhere, and pins files', worst: 'destroy/account' },
      'infura-api-key-secret': { group: 'lookup', does: 'sends transactions that were signed elsewhere, and pins and unpins files', worst: 'destroy/account' },
    },
  },
  { id: 'ipdata', label: 'ipdata', kinds: { 'ipdata-api-key': 'lookup' } },
  { id: 'ipgeolocation', label: 'ipgeolocation.io', kinds: { 'ipgeolocation-api-key': 'lookup' } },
  { id: 'ipinfo', label: 'IPinfo', kinds: { 'ipinfo-token': 'lookup' } },
  { id: 'ipstack', label: 'ipstack', kinds: { 'ipstack-api-key': 'lookup' } },
  { id: 'locationiq', label: 'LocationIQ', kinds: { 'locationiq-api-key': 'lookup' } },
  {
    id: 'mapbox',
    label: 'Mapbox',
    checked: 'docs.mapbox.com/help/dive-deeper/access-tokens, 2026-11-21',
    kinds: {
      'mapbox-secret-token': {
        group: 'content',
        by: 'scopes',
        does: 'reads, changes and deletes maps, data sets and tokens of the account',
        worst: 'admin/account',
      },
      'mapbox-public-token': {
        group: 'public',
        grants: [
          { action: 'datasets:read', resource: 'the account', reach: 'read', breadth: 'account', means: 'reads styles, and data sets where it has that scope' },
        ],
        narrower: ['Limit the token to the addresses of your site', 'https://docs.mapbox.com/help/getting-started/access-tokens/'],
      },
      'mapbox-temporary-token': {
        group: 'content',
        by: 'scopes',
        does: 'reads, changes and deletes maps and data sets, for an hour at most',
        worst: 'admin/account',
        ends: true,
      },
    },
  },
  { id: 'mapquest', label: 'MapQuest', kinds: { 'mapquest-api-key': 'lookup' } },
  { id: 'maxmind', label: 'MaxMind', kinds: { 'maxmind-license-key': 'lookup' } },
  {
    id: 'moralis',
    label: 'Moralis',
    kinds: { 'moralis-api-key': { group: 'lookup', does: 'makes, sends elsewhere and deletes streams of events', worst: 'write/account' } },
  },
  { id: 'nasa', label: 'NASA', kinds: { 'nasa-api-key': 'lookup' } },
  { id: 'newsapi', label: 'News API', kinds: { 'newsapi-api-key': 'lookup' } },
  { id: 'opencage', label: 'OpenCage', kinds: { 'opencage-api-key': 'lookup' } },
  {
    id: 'openweather',
    label: 'OpenWeather',
    checked: 'openweathermap.org/api/stations, 2026-11-21',
    kinds: {
      'openweather-api-key': { group: 'lookup', does: 'changes or removes weather stations registered with it, where there are any', worst: 'write/account' },
    },
  },
  { id: 'pexels', label: 'Pexels', kinds: { 'pexels-api-key': 'lookup' } },
  { id: 'pixabay', label: 'Pixabay', kinds: { 'pixabay-api-key': 'lookup' } },
  { id: 'polygon-io', label: 'Polygon.io', kinds: { 'polygon-api-key': 'lookup' } },
  {
    id: 'rapidapi',
    label: 'RapidAPI',
    kinds: {
      'rapidapi-key': {
        group: 'lookup',
        does: 'uses every API its application has a subscription of, which may do more than look things up',
        worst: 'destroy/account',
      },
    },
  },
  { id: 'rawg', label: 'RAWG', kinds: { 'rawg-api-key': 'lookup' } },
  {
    id: 'riot-games',
    label: 'Riot Games',
    kinds: { 'riot-api-key': { group: 'lookup', does: 'makes tournaments, where the key is one for them', worst: 'write/account' } },
  },
  { id: 'scraperapi', label: 'ScraperAPI', kinds: { 'scraperapi-api-key': 'lookup' } },
  { id: 'scrapfly', label: 'Scrapfly', kinds: { 'scrapfly-api-key': { group: 'lookup', does: 'reads what was fetched before', worst: 'write/account' } } },
  { id: 'scrapingbee', label: 'ScrapingBee', kinds: { 'scrapingbee-api-key': 'lookup' } },
  {
    id: 'securitytrails',
    label: 'SecurityTrails',
    kinds: { 'securitytrails-api-key': { group: 'lookup', does: 'changes what is watched for you', worst: 'write/account' } },
  },
  { id: 'serpapi', label: 'SerpApi', kinds: { 'serpapi-api-key': { group: 'lookup', does: 'reads what was searched before', worst: 'read/account' } } },
  {
    id: 'shodan',
    label: 'Shodan',
    checked: 'github.com/api-evangelist/shodan, 2026-11-21',
    kinds: {
      'shodan-api-key': { group: 'lookup', by: 'role', does: 'changes alarms on your networks, and members of the organization', worst: 'admin/organization' },
    },
  },
  { id: 'tavily', label: 'Tavily', kinds: { 'tavily-api-key': 'lookup' } },
  {
    id: 'ticketmaster',
    label: 'Ticketmaster',
    kinds: { 'ticketmaster-api-key': { group: 'lookup', does: 'reserves and buys, where the key is one of a partner', worst: 'destroy/account' } },
  },
  { id: 'tiingo', label: 'Tiingo', kinds: { 'tiingo-api-key': 'lookup' } },
  {
    id: 'tmdb',
    label: 'TMDB',
    kinds: {
      'tmdb-api-key': {
        group: 'lookup',
        does: 'rates and makes lists for people who let its application in: it needs a session of theirs besides',
        worst: 'destroy/account',
      },
      'tmdb-read-token': {
        group: 'lookup',
        does: 'rates and makes lists for people who let its application in: it needs a session of theirs besides',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'tomtom',
    label: 'TomTom',
    kinds: { 'tomtom-api-key': { group: 'lookup', does: 'changes fences and tracked objects, where those services are on', worst: 'write/account' } },
  },
  { id: 'twelvedata', label: 'Twelve Data', kinds: { 'twelvedata-api-key': 'lookup' } },
  {
    id: 'urlscan',
    label: 'urlscan.io',
    kinds: { 'urlscan-api-key': { group: 'lookup', does: 'reads scans that are not public, and changes what the team saved', worst: 'write/account' } },
  },
  {
    id: 'virustotal',
    label: 'VirusTotal',
    checked: 'docs.virustotal.com/reference/patch-group-users-roles, 2026-11-21',
    kinds: {
      'virustotal-api-key': {
        group: 'lookup',
        by: 'role',
        does: 'reads private files, deletes rules and comments, and changes members of its group',
        worst: 'admin/organization',
      },
    },
  },
  { id: 'weatherapi', label: 'WeatherAPI.com', kinds: { 'weatherapi-api-key': 'lookup' } },
  { id: 'weatherbit', label: 'Weatherbit', kinds: { 'weatherbit-api-key': 'lookup' } },
  {
    id: 'yelp',
    label: 'Yelp',
    kinds: { 'yelp-api-key': { group: 'lookup', does: 'changes listings, where the key is one of a partner', worst: 'write/account' } },
  },
  { id: 'zenrows', label: 'ZenRows', kinds: { 'zenrows-api-key': 'lookup' } },
] satisfies Service[];
