/**
 * The commands Redis comes with, by category: what rules are held against where the server does not tell its own (COMMAND is refused).
 * From `ACL CAT` of Redis 7.0.15, 2026-11-21; @fast and @slow, which tell nothing of what a command does, are left out. Pure.
 */
import type { Reply } from './resp.ts';

/** Categories by command; a subcommand is written `config|get`. */
export type Catalogue = Map<string, Set<string>>;

const BUILT_IN: Record<string, string> = {
  keyspace:
    'copy dbsize del dump exists expire expireat expiretime flushall flushdb keys migrate move object|encoding object|freq object|help object|idletime object|refcount persist pexpire pexpireat pexpiretime pttl randomkey rename renamenx restore restore-asking scan swapdb touch ttl type unlink',
  read: 'bitcount bitfield_ro bitpos dbsize dump exists expiretime geodist geohash geopos georadius_ro georadiusbymember_ro geosearch get getbit getrange hexists hget hgetall hkeys hlen hmget hrandfield hscan hstrlen hvals keys lcs lindex llen lolwut lpos lrange memory|usage mget object|encoding object|freq object|idletime object|refcount pexpiretime pfcount pttl randomkey scan scard sdiff sinter sintercard sismember smembers smismember sort_ro srandmember sscan strlen substr sunion touch ttl type xinfo|consumers xinfo|groups xinfo|stream xlen xpending xrange xread xrevrange zcard zcount zdiff zinter zintercard zlexcount zmscore zrandmember zrange zrangebylex zrangebyscore zrank zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan zscore zunion',
  write:
    'append bitfield bitop blmove blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin copy decr decrby del expire expireat flushall flushdb function|delete function|flush function|load function|restore geoadd georadius georadiusbymember geosearchstore getdel getex getset hdel hincrby hincrbyfloat hmset hset hsetnx incr incrby incrbyfloat linsert lmove lmpop lpop lpush lpushx lrem lset ltrim migrate move mset msetnx persist pexpire pexpireat pfadd pfdebug pfmerge psetex rename renamenx restore restore-asking rpop rpoplpush rpush rpushx sadd sdiffstore set setbit setex setnx setrange sinterstore smove sort spop srem sunionstore swapdb unlink xack xadd xautoclaim xclaim xdel xgroup|create xgroup|createconsumer xgroup|delconsumer xgroup|destroy xgroup|setid xreadgroup xsetid xtrim zadd zdiffstore zincrby zinterstore zmpop zpopmax zpopmin zrangestore zrem zremrangebylex zremrangebyrank zremrangebyscore zunionstore',
  set: 'sadd scard sdiff sdiffstore sinter sintercard sinterstore sismember smembers smismember smove sort sort_ro spop srandmember srem sscan sunion sunionstore',
  sortedset:
    'bzmpop bzpopmax bzpopmin sort sort_ro zadd zcard zcount zdiff zdiffstore zincrby zinter zintercard zinterstore zlexcount zmpop zmscore zpopmax zpopmin zrandmember zrange zrangebylex zrangebyscore zrangestore zrank zrem zremrangebylex zremrangebyrank zremrangebyscore zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan zscore zunion zunionstore',
  list: 'blmove blmpop blpop brpop brpoplpush lindex linsert llen lmove lmpop lpop lpos lpush lpushx lrange lrem lset ltrim rpop rpoplpush rpush rpushx sort sort_ro',
  hash: 'hdel hexists hget hgetall hincrby hincrbyfloat hkeys hlen hmget hmset hrandfield hscan hset hsetnx hstrlen hvals',
  string: 'append decr decrby get getdel getex getrange getset incr incrby incrbyfloat lcs mget mset msetnx psetex set setex setnx setrange strlen substr',
  bitmap: 'bitcount bitfield bitfield_ro bitop bitpos getbit setbit',
  hyperloglog: 'pfadd pfcount pfdebug pfmerge pfselftest',
  geo: 'geoadd geodist geohash geopos georadius georadius_ro georadiusbymember georadiusbymember_ro geosearch geosearchstore',
  stream:
    'xack xadd xautoclaim xclaim xdel xgroup|create xgroup|createconsumer xgroup|delconsumer xgroup|destroy xgroup|help xgroup|setid xinfo|consumers xinfo|groups xinfo|help xinfo|stream xlen xpending xrange xread xreadgroup xrevrange xsetid xtrim',
  blocking: 'blmove blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin xread xreadgroup',
  pubsub:
    'psubscribe publish pubsub|channels pubsub|numpat pubsub|numsub pubsub|shardchannels pubsub|shardnumsub punsubscribe spublish ssubscribe subscribe sunsubscribe unsubscribe',
  admin:
    'acl|deluser acl|dryrun acl|getuser acl|list acl|load acl|log acl|save acl|setuser acl|users bgrewriteaof bgsave client|kill client|list client|no-evict client|pause client|unblock client|unpause cluster|addslots cluster|addslotsrange cluster|bumpepoch cluster|count-failure-reports cluster|delslots cluster|delslotsrange cluster|failover cluster|flushslots cluster|forget cluster|meet cluster|replicas cluster|replicate cluster|reset cluster|saveconfig cluster|set-config-epoch cluster|setslot cluster|slaves config|get config|resetstat config|rewrite config|set debug failover lastsave latency|doctor latency|graph latency|histogram latency|history latency|latest latency|reset module|list module|load module|loadex module|unload monitor pfdebug pfselftest psync replconf replicaof role save shutdown slaveof slowlog|get slowlog|len slowlog|reset sync',
  /** Beside those of @admin, which all are in it. */
  dangerous: 'flushall flushdb info keys migrate restore restore-asking sort sort_ro swapdb',
  connection:
    'asking auth client|caching client|getname client|getredir client|help client|id client|info client|kill client|list client|no-evict client|pause client|reply client|setname client|tracking client|trackinginfo client|unblock client|unpause command command|count command|docs command|getkeys command|getkeysandflags command|help command|info command|list echo hello ping quit readonly readwrite reset select wait',
  transaction: 'discard exec multi unwatch watch',
  scripting:
    'eval eval_ro evalsha evalsha_ro fcall fcall_ro function|delete function|dump function|flush function|help function|kill function|list function|load function|restore function|stats script|debug script|exists script|flush script|help script|kill script|load',
  '': 'acl acl|cat acl|genpass acl|help acl|whoami client cluster cluster|countkeysinslot cluster|getkeysinslot cluster|help cluster|info cluster|keyslot cluster|links cluster|myid cluster|nodes cluster|shards cluster|slots config config|help function latency latency|help memory memory|doctor memory|help memory|malloc-stats memory|purge memory|stats module module|help object pubsub pubsub|help script slowlog slowlog|help time xgroup xinfo',
};

let builtIn: Catalogue | undefined;

export function builtInCommands(): Catalogue {
  if (builtIn) return builtIn;
  builtIn = new Map();
  for (const [category, names] of Object.entries(BUILT_IN))
    for (const name of names.split(' ')) {
      const categories = builtIn.get(name) ?? new Set();
      if (category) categories.add(category);
      if (category === 'admin') categories.add('dangerous');
      builtIn.set(name, categories);
    }
  return builtIn;
}

/** A catalogue from the server's own answer to COMMAND, or nothing when it is none. Before version 7 it holds no subcommands: then those of the table. */
export function commandsOf(reply: Reply): Catalogue | undefined {
  if (!Array.isArray(reply) || reply.length === 0) return undefined;
  const found: Catalogue = new Map();
  const add = (entry: Reply): void => {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string' || !Array.isArray(entry[6])) return;
    found.set(entry[0].toLowerCase(), new Set(entry[6].flatMap((c) => (typeof c === 'string' ? [c.replace(/^@/, '').toLowerCase()] : []))));
    if (Array.isArray(entry[9])) for (const sub of entry[9]) if (Array.isArray(sub) && sub !== entry) add(sub);
  };
  for (const entry of reply) add(entry);
  if (!found.size) return undefined;
  const told = new Set([...found.keys()].flatMap((name) => (name.includes('|') ? [container(name)] : [])));
  for (const name of builtInCommands().keys()) {
    const categories = found.get(container(name));
    if (categories && name.includes('|') && !told.has(container(name))) found.set(name, categories);
  }
  return found;
}

/** `config` of `config|get`. */
export const container = (name: string): string => name.split('|', 1)[0] as string;
