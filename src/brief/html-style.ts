/**
 * The look of a brief: one column of a quiet newspaper. Blue, vermilion and amber are from the palette of Okabe and Ito
 * (2008), which colour-blind readers tell apart; each also has a shape. Contrast of text is at least 4.5 : 1.
 */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1d1c1a; --soft: #5b5750; --line: #d9d4c8; --mark: #fff0b3;
  --cooperation: #0a5f9e; --conflict: #b34700; --doubt: #7a5a00; --neutral: #5b5750;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --ink: #ece8df; --soft: #aaa498; --line: #3a3733; --mark: #5a4a12;
    --cooperation: #6db6ea; --conflict: #f08a4b; --doubt: #e5b93c; --neutral: #aaa498;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 46rem;
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif); overflow-wrap: anywhere;
}
h1, h2, h3, p, ul, ol, figure, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--cooperation); outline-offset: 2px; }
.sample {
  border: 2px solid var(--conflict); color: var(--conflict); font: 600 .9375rem/1.4 var(--sans);
  padding: .6rem .9rem; margin-bottom: 2rem;
}
header { border-top: 3px double var(--ink); border-bottom: 1px solid var(--ink); padding: 1.1rem 0 1.2rem; }
.kicker { font: 600 .75rem/1 var(--sans); letter-spacing: .12em; text-transform: uppercase; color: var(--soft); }
h1 { font-size: 2.6rem; line-height: 1.1; font-weight: 600; margin: .5rem 0 .9rem; letter-spacing: -.01em; }
header p:not(.kicker) { color: var(--soft); font: .9375rem/1.5 var(--sans); }
nav { display: flex; flex-wrap: wrap; gap: 1rem 3rem; padding: 1.1rem 0; border-bottom: 1px solid var(--line); font: .9375rem/1.7 var(--sans); }
nav ol span { color: var(--soft); font-variant-numeric: tabular-nums; }
.legend b { display: inline-block; width: 1.1em; }
.cooperation { --tone: var(--cooperation); } .conflict { --tone: var(--conflict); }
.doubt { --tone: var(--doubt); } .neutral { --tone: var(--neutral); }
.legend b, .sign { color: var(--tone); }
section { padding-top: 2.6rem; }
h2 { font-size: 1.6rem; line-height: 1.2; font-weight: 600; border-bottom: 1px solid var(--ink); padding-bottom: .35rem; }
.note { color: var(--soft); font: italic .9375rem/1.5 var(--serif); margin-top: .4rem; }
.group { margin-top: 1.6rem; }
.group + .group { border-top: 1px solid var(--line); padding-top: 1.4rem; }
h3 { font: 600 .875rem/1.3 var(--sans); letter-spacing: .04em; margin-bottom: .8rem; }
.entry { margin: 0 0 1.5rem; break-inside: avoid; }
.entry.other-side, .entry.return { margin-left: 1.6rem; }
.role { font: italic .875rem/1.4 var(--sans); color: var(--soft); }
.lines li { border-left: 3px solid var(--tone); padding-left: .8rem; margin-bottom: .45rem; }
.doubt.doubt { border-left-style: double; }
.legend .doubt { border: 0; }
.what { font-size: 1.0625rem; line-height: 1.4; }
.sign { font-size: .8em; }
.how { font: .875rem/1.45 var(--sans); color: var(--soft); }
.how small { font-size: .9em; opacity: .85; white-space: nowrap; }
figure { margin: .45rem 0 0 .95rem; }
blockquote { font-style: italic; line-height: 1.5; }
mark { background: var(--mark); color: inherit; font-weight: 600; padding: 0 .1em; border-radius: .1em; }
figcaption { font: .8125rem/1.45 var(--sans); color: var(--soft); margin-top: .2rem; }
.also { margin-top: .1rem; }
@media (max-width: 32rem) { h1 { font-size: 2rem; } .entry.other-side, .entry.return { margin-left: .6rem; } }
@media print {
  :root {
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --mark: #fff;
    --cooperation: #0a5f9e; --conflict: #b34700; --doubt: #7a5a00; --neutral: #444;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  mark { text-decoration: underline; }
  h2, h3 { break-after: avoid; }
  @page { margin: 2cm; }
}`;
