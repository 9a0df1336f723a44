/**
 * The many vendors of which only the kind of product is known: what their credentials can do, by groups. The tables in data/services/ name each vendor's kinds
 * and their group; a row with `checked` names the page that was read, and every other row is general knowledge and says so when it claims something.
 * None of them is asked: their facts hold offline, and what depends on how a credential was made stays unknown.
 */
import ai from './data/services/ai.ts';
import building from './data/services/building.ts';
import lookups from './data/services/lookups.ts';
import messages from './data/services/messages.ts';
import money from './data/services/money.ts';
import people from './data/services/people.ts';
import { issuerOf, type Service } from './data/services/service.ts';
import watching from './data/services/watching.ts';

const SERVICES: Service[] = [...lookups, ...ai, ...watching, ...messages, ...money, ...people, ...building];

export default SERVICES.map(issuerOf);
