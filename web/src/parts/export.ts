const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'font-style',
  'paint-order',
];

/** What XML has no way to write (XML 1.0, 2.2): one such character in a name would spoil the whole file. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A drawing as a file of its own: what the page's style sheet gives it is written into it. */
export function svgOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    const target = copies[i];
    if (original.closest('defs, pattern') === null || original.tagName !== 'stop')
      for (const name of PAINT) target.setAttribute(name, style.getPropertyValue(name));
    if (original.tagName === 'stop') target.setAttribute('stop-color', style.stopColor);
    target.removeAttribute('class');
    target.removeAttribute('style');
  });
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const box = drawing.viewBox.baseVal;
  for (const [name, value] of [
    ['x', box.x],
    ['y', box.y],
    ['width', box.width],
    ['height', box.height],
  ] as const)
    ground.setAttribute(name, String(value));
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.insertBefore(ground, copy.firstChild);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy).replace(NOT_XML, '\uFFFD');
}

/** A drawing as dots, two for each of its pixels. */
export async function pngOf(svg: string): Promise<Blob> {
  const box = /viewBox="([\d. -]+)"/.exec(svg)?.[1].split(' ').map(Number) ?? [];
  const [, , width = 800, height = 600] = box;
  // Without a size of its own a browser may take an image for empty.
  const sized = svg.replace(
    /<svg[^>]*>/,
    (tag) =>
      `${tag.replace(/ (?:width|height)="[^"]*"/g, '').slice(0, -1)} width="${width}" height="${height}">`,
  );
  const address = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('PNG')) : resolve(blob)), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the reader. */
export function save(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
