/**
 * The many vendors of which only the kind of product is known: what their credentials can do, by groups. The tables in data/services/ name each vendor's kinds
 * and their group; a row with `checked` names the page that was read, and every other row is general knowledge and says so when it claims something.
 * None of them is asked: their facts hold offline, and what depends on how a credential was made stays unknown.
 */
import access from './data/services/access.ts';
import ai from './data/services/ai.ts';
import builds from './data/services/builds.ts';
import chat from './data/services/chat.ts';
import funds from './data/services/funds.ts';
import lookups from './data/services/lookups.ts';
import mail from './data/services/mail.ts';
import money from './data/services/money.ts';
import records from './data/services/records.ts';
import servers from './data/services/servers.ts';
import { issuerOf, type Service } from './data/services/service.ts';
import sites from './data/services/sites.ts';
import social from './data/services/social.ts';
import visits from './data/services/visits.ts';
import watching from './data/services/watching.ts';
import work from './data/services/work.ts';

const SERVICES: Service[] = [
  ...access,
  ...ai,
  ...builds,
  ...chat,
  ...funds,
  ...lookups,
  ...mail,
  ...money,
  ...records,
  ...servers,
  ...sites,
  ...social,
  ...visits,
  ...watching,
  ...work,
];

export default SERVICES.map(issuerOf);
