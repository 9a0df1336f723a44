/** A credential of a kind its issuer has a better one for by now. */
import { doubted, withAuthority } from '../authority/weigh.ts';
import { defineRule } from '../define.ts';
import { finding } from '../verdict.ts';

export default defineRule({
  id: 'old-kind',
  title: 'Credential of an old kind',
  help: 'Its issuer offers a newer kind that can be made narrower, or ends by itself, or can be told apart. Old kinds stay valid for years and keep the rights nobody could take away when they were made. It is listed with low severity until the issuer has confirmed that this one works.',
  severity: 'low',
  yields: ['overbroad'],
  judge: (inventory) =>
    withAuthority(inventory).flatMap(({ c, authority }) => {
      const { replacedBy: newer, state } = authority;
      if (!newer) return [];
      return [
        finding(c, {
          rule: 'old-kind',
          severity: doubted(state.value === 'live' ? 'medium' : 'low', c),
          message: `${c.label} is of an old kind; since ${newer.since} there is ${newer.what}`,
          evidence: ['its issuer names the newer kind', ...(state.value === 'live' ? [`it works (${state.evidence.how})`] : [])],
          remedy: `Replace it by ${newer.what}${newer.url ? ` (${newer.url})` : ''}.`,
          places: c.places,
        }),
      ];
    }),
});
