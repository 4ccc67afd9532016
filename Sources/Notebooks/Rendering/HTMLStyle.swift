/// The look of pages: light and dark, on screens and on paper.
enum HTMLStyle {
  static let text = """
    :root {
      --paper: #fcfbf8; --ink: #22252a; --soft: #6b7078; --line: #e3dfd6; --shade: #f4f1ea;
      --link: #0b5f8a; --mark: #a4501f; --red: #a8322a; --red-shade: #fbeeec;
      --keyword: #8a3ea8; --number: #1f6f4a; --string: #8a5a00; --column: #0b6c7c;
      --call: #1d4f9c; --comment: #7a7f87; --symbol: #7a5c46;
      --body: "Source Serif 4", "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif",
        Georgia, serif;
      --head: "Avenir Next", Avenir, "Segoe UI", "Noto Sans", Cantarell, Ubuntu, "DejaVu Sans",
        system-ui, sans-serif;
      --mono: "JetBrains Mono", "Cascadia Mono", "SF Mono", Menlo, "DejaVu Sans Mono", Consolas,
        monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #17191d; --ink: #dcdad4; --soft: #9297a0; --line: #33373e; --shade: #1f2227;
        --link: #7cc0e8; --mark: #e0a070; --red: #f0958c; --red-shade: #33201f;
        --keyword: #cf9be8; --number: #86cfa6; --string: #e0b568; --column: #74c8d6;
        --call: #92b8f5; --comment: #858b95; --symbol: #c4a68e;
      }
    }
    * { box-sizing: border-box; }
    html { font-size: 17px; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.6 var(--body); font-kerning: normal;
    }
    main { max-width: 51rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
    h1, h2, h3, h4 {
      font-family: var(--head); line-height: 1.2; font-weight: 650; text-wrap: balance;
      letter-spacing: -0.011em;
    }
    h1 { font-size: 2.1rem; margin: 0 0 1.6rem; font-weight: 700; letter-spacing: -0.02em; }
    h2 { font-size: 1.35rem; margin: 2.8rem 0 0.7rem; }
    h3 { font-size: 1.08rem; margin: 2.1rem 0 0.5rem; }
    h4 { font-size: 1rem; margin: 1.8rem 0 0.4rem; }
    .prose { max-width: 40rem; hanging-punctuation: first; text-wrap: pretty; }
    .prose > :first-child { margin-top: 0; }
    .prose > :last-child { margin-bottom: 0; }
    .prose { margin: 1.1rem 0; }
    p, ul, ol, blockquote { margin: 0.8rem 0; }
    ul, ol { padding-left: 1.4rem; }
    li { margin: 0.2rem 0; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
    blockquote { border-left: 3px solid var(--line); padding-left: 1rem; color: var(--soft); }
    code { font-family: var(--mono); font-size: 0.82em; }
    .prose code, h1 code, h2 code, h3 code, .chapters code {
      background: var(--shade); border-radius: 4px; padding: 0.1em 0.3em;
    }
    pre { margin: 0; font: 0.765rem/1.55 var(--mono); overflow-x: auto; tab-size: 2; }
    pre code { font-size: inherit; background: none !important; padding: 0 !important; }
    pre.code {
      background: var(--shade); border: 1px solid var(--line); border-radius: 7px;
      padding: 0.75rem 0.95rem; margin: 1rem 0;
    }
    pre.code:has(+ .out) { margin-bottom: 0; }
    .mark {
      font: 600 0.68rem/1 var(--head); letter-spacing: 0.02em; color: var(--mark);
      margin: 1.5rem 0 -0.55rem; padding-left: 0.15rem;
    }
    .turn {
      font: 600 0.72rem/1 var(--head); letter-spacing: 0.06em; text-transform: uppercase;
      color: var(--mark); margin: 1.8rem 0 -0.3rem;
    }
    .mark span {
      margin-left: 0.5rem; font-weight: 500; color: var(--soft);
      border: 1px solid var(--line); border-radius: 99px; padding: 0.05rem 0.45rem;
    }
    .k { color: var(--keyword); } .o, .n { color: var(--number); } .s { color: var(--string); }
    .l { color: var(--column); } .b { color: var(--ink); } .f { color: var(--call); }
    .y { color: var(--symbol); } .c { color: var(--comment); font-style: italic; }
    .h { color: var(--red); font-weight: 700; outline: 1px dashed var(--red); }
    .out { margin: 0.35rem 0 1.1rem; padding: 0.3rem 0 0.3rem 0.95rem; border-left: 3px solid var(--line); }
    pre.out { line-height: 1.22; font-size: 0.735rem; }
    .out + .out { margin-top: -0.6rem; }
    .timed { color: var(--soft); }
    .failure {
      border-color: var(--red); background: var(--red-shade); color: var(--red);
      font: 0.765rem/1.5 var(--mono); padding: 0.5rem 0.95rem; border-radius: 0 7px 7px 0;
    }
    figure { margin: 0; } figure.out { border: 0; padding: 0; }
    img { max-width: 100%; height: auto; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; font: 0.8rem/1.35 var(--head); font-variant-numeric: tabular-nums; }
    th, td { padding: 0.28rem 0.7rem; vertical-align: top; }
    th:not([align]), td:not([align]) { text-align: left; }
    th:first-child, td:first-child { padding-left: 0.1rem; }
    thead th { font-weight: 650; border-bottom: 1.5px solid var(--soft); }
    thead tr:has(+ .kind) th { border: 0; padding-bottom: 0; }
    thead .kind th { font-weight: 400; font-size: 0.68rem; color: var(--soft); padding-top: 0; }
    tbody td { border-bottom: 1px solid var(--line); }
    .box td { white-space: pre-wrap; } .box .r.r { text-align: right; white-space: nowrap; }
    caption { caption-side: bottom; text-align: left; color: var(--soft); font-size: 0.72rem; padding: 0.45rem 0.1rem 0; }
    .prose table { margin: 1rem 0; }
    math {
      font-size: 1.06em;
      font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", math;
    }
    math[display="block"] { margin: 1.1rem 0; overflow-x: auto; overflow-y: hidden; padding: 0.2rem 0; }
    mtable.cases mtd, mtable.aligned mtd { text-align: left; }
    mtable.aligned mtd:nth-child(odd) { text-align: right; padding-right: 0; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    details { border: 1px solid var(--line); border-radius: 7px; padding: 0 0.95rem; margin: 0.9rem 0; }
    details[open] { padding-bottom: 0.5rem; }
    summary { font: 600 0.8rem/2.6 var(--head); cursor: pointer; color: var(--link); }
    .footnotes { font-size: 0.85rem; color: var(--soft); }
    nav { font: 0.8rem/1.4 var(--head); }
    nav a { text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    nav.top { max-width: 51rem; margin: 0 auto; padding: 1.3rem 1.5rem 0; }
    nav.top + main, nav.top ~ main { padding-top: 1.6rem; }
    nav.top a::before { content: "↑ "; }
    nav.bottom {
      max-width: 51rem; margin: 0 auto; padding: 1.2rem 1.5rem 3rem; display: grid;
      grid-template-columns: 1fr auto 1fr; gap: 1.5rem; align-items: baseline;
    }
    nav.bottom .next { text-align: right; grid-column: 3; }
    nav.bottom .up { color: var(--soft); }
    nav.contents { max-width: 51rem; margin: 0 auto; padding: 2rem 1.5rem 0; display: none; }
    nav.contents ol { list-style: none; margin: 0; padding: 0; }
    nav.contents li { margin: 0.3rem 0; text-wrap: balance; }
    nav.contents .l2 { padding-left: 0.9rem; font-size: 0.94em; }
    nav.contents a { color: var(--soft); }
    @media (min-width: 88rem) {
      nav.contents {
        display: block; position: fixed; top: 3.4rem; left: 1.5rem; width: 14.5rem; padding: 0;
        max-height: calc(100vh - 6rem); overflow-y: auto;
      }
    }
    .chapters { list-style: none; padding: 0; margin: 2rem 0; max-width: 40rem; }
    .chapters li { margin: 0; padding: 1rem 0; border-top: 1px solid var(--line); }
    .chapters a { font: 650 1.08rem/1.3 var(--head); text-decoration: none; }
    .chapters a:hover { text-decoration: underline; }
    .chapters a span { display: inline-block; width: 1.8rem; color: var(--soft); font-weight: 400; }
    .chapters p { margin: 0.25rem 0 0 1.8rem; color: var(--soft); font-size: 0.94rem; }
    @media (max-width: 40rem) {
      html { font-size: 16px; }
      main { padding: 1.8rem 1rem 2.5rem; }
      h1 { font-size: 1.7rem; }
      nav.top, nav.bottom { padding-left: 1rem; padding-right: 1rem; }
    }
    @page { margin: 18mm 16mm; }
    @media print {
      :root {
        --paper: #fff; --ink: #000; --soft: #555; --line: #ccc; --shade: #f6f6f4; --link: #000;
        --mark: #7a3a10; --red: #9a2018; --red-shade: #fff; --keyword: #6a2a86; --number: #14573a;
        --string: #6b4600; --column: #06505c; --call: #153c78; --comment: #666; --symbol: #5e4635;
      }
      html { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      nav { display: none !important; }
      pre, pre.out { font-size: 7.4pt; white-space: pre; overflow: hidden; }
      pre.code, pre.out, figure, tr, .failure, math[display="block"] { break-inside: avoid; }
      h1, h2, h3, h4, .mark { break-after: avoid; }
      pre.code:has(+ .out) { break-after: avoid; }
      p, li { orphans: 3; widows: 3; }
      a { text-decoration: none; }
    }
    """
}
