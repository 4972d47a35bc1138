/**
 * Makes a tree projective with the fewest small lifts (Nivre & Nilsson 2005): again and again the shortest arc that another
 * crosses is moved up to the head of its head.
 * @param heads by place from 1, 0 at the root; entry 0 is unused
 * @returns heads with the root as place length + 1
 */
export function projective(heads: Int32Array): Int32Array {
  const length = heads.length - 1;
  const root = length + 1;
  const lifted = heads.map((head) => (head === 0 ? root : head));
  lifted[0] = 0;
  for (;;) {
    let shortest = 0;
    let span = root;
    for (let place = 1; place <= length; place++) {
      const distance = Math.abs(lifted[place] - place);
      if (distance < span && !covers(lifted, lifted[place], place)) {
        span = distance;
        shortest = place;
      }
    }
    if (shortest === 0) return lifted;
    lifted[shortest] = lifted[lifted[shortest]];
  }
}

/** Whether all places between a head and its dependent hang below the head. */
function covers(heads: Int32Array, head: number, dependent: number): boolean {
  const root = heads.length;
  for (let place = Math.min(head, dependent) + 1; place < Math.max(head, dependent); place++) {
    let above = place;
    while (above !== head && above !== root) above = heads[above];
    if (above !== head) return false;
  }
  return true;
}
