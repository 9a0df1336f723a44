/**
 * The socket of a container daemon: whoever writes to it is root on this machine. Looks at names and modes only; asks no daemon.
 * docs.docker.com/engine/security/#docker-daemon-attack-surface (not checked); rootless daemons run as the user.
 */
import { defineCheck, type StoreSeen } from '../check.ts';
import { storesFinding } from '../project/stores.ts';

/** The daemon of the system, and not one of the user's own or in a virtual machine. */
const isRoots = ({ absolute }: StoreSeen): boolean => /^\/(var\/)?run\/(docker\.sock|containerd\/|podman\/|crio\/)/.test(absolute);

export default defineCheck({
  id: 'docker-socket-reachable',
  title: 'Container daemon within reach',
  help: 'Through this socket a program starts a container with any folder of this machine in it, as root: no rule about files, and no sandbox that leaves the socket open, holds against that. A rootless daemon, or none, is enough for most tasks.',
  severity: 'high',
  scope: ['machine'],
  judge: (world) => {
    const sockets = world.stores.filter((s) => s.store === 'docker-socket' && s.writable !== false);
    const remedy = 'Keep the socket out of the agent’s sandbox, take the user out of the docker group, or use a rootless daemon.';
    return [
      ...storesFinding(world, sockets.filter(isRoots), {
        rule: 'docker-socket-reachable',
        severity: 'high',
        message: 'the socket of a container daemon is there: who can write to it is root',
        evidence: sockets
          .filter(isRoots)
          .map(
            (s) =>
              `${s.path}${s.mode === undefined ? '' : ` (mode ${s.mode.toString(8)})`}${s.writable ? '; this user may write to it' : '; whether this user may write to it is not known'}`,
          ),
        remedy,
      }),
      ...storesFinding(
        world,
        sockets.filter((s) => !isRoots(s)),
        {
          rule: 'docker-socket-reachable',
          severity: 'medium',
          message: 'the socket of the user’s own container daemon is within reach',
          evidence: ['containers started by it get every folder of this user'],
          remedy,
        },
      ),
    ];
  },
});
