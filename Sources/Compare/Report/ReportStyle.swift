/// The one style of reports: light and dark by the reader's system, narrow screens, and paper.
enum ReportStyle {
    static let sheet = HTML(
        markup: """
            :root{color-scheme:light dark;--paper:light-dark(#faf9f6,#151412);--sheet:light-dark(#fff,#1c1b18);--sunken:light-dark(#f1efea,#100f0d);\
            --line:light-dark(#e2ded5,#34312c);--ink:light-dark(#1d1b17,#f3f0ea);--soft:light-dark(#57524a,#bcb5a8);--accent:light-dark(#3a41c9,#a2a9ff);\
            --tint:light-dark(#eceefc,#25274a);--good:light-dark(#17693c,#84d6a3);--good-tint:light-dark(#e3f2e8,#16301f);--warn:light-dark(#7a4b00,#f0c470);\
            --warn-tint:light-dark(#fbf0d9,#362a11);--zone:light-dark(#e2ded5,#3a3731)}
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%}
            body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Ubuntu,sans-serif;overflow-wrap:break-word}
            main{max-width:62rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
            h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote{margin:0;padding:0}
            h1{font-size:clamp(1.6rem,4.5vw,2.5rem);line-height:1.15;letter-spacing:-.022em;font-weight:660;text-wrap:balance}
            h2{font-size:1.3rem;line-height:1.25;letter-spacing:-.014em;font-weight:640;margin-bottom:.75rem}
            h3{font-size:1rem;font-weight:640}
            section{margin-top:3rem}
            p+p,p+ul,ul+p,.wide+p,p+details,.wide+details{margin-top:.6rem}
            .eyebrow{color:var(--soft);font-size:.875rem;margin-bottom:.5rem}
            .lead{font-size:1.0625rem;color:var(--soft);margin-top:.9rem;max-width:46rem}
            .badge{display:inline-block;padding:.15rem .7rem;border-radius:1rem;font-size:.8125rem;font-weight:600;background:var(--warn-tint);color:var(--warn);margin-bottom:.8rem}
            .badge.winner{background:var(--good-tint);color:var(--good)}
            .badge.quality_and_cost,.badge.tie{background:var(--tint);color:var(--accent)}
            .soft{color:var(--soft)}.small{font-size:.875rem}
            .note{border-left:3px solid var(--warn);padding:.1rem 0 .1rem .9rem;margin-top:.8rem;font-size:.9375rem}
            .wide{overflow-x:auto;border:1px solid var(--line);border-radius:.75rem;background:var(--sheet)}
            table{border-collapse:collapse;width:100%;font-size:.9375rem}
            th,td{text-align:left;vertical-align:top;padding:.6rem .9rem;border-top:1px solid var(--line)}
            thead th{border-top:0;font-weight:640;overflow-wrap:anywhere}
            tbody th{font-weight:520;color:var(--soft);min-width:8.5rem}tbody th .small{font-weight:400}
            td{min-width:9.5rem;overflow-wrap:anywhere}
            .fig{font-variant-numeric:tabular-nums}
            .value{font-weight:600;font-variant-numeric:tabular-nums}
            td .small{display:block;color:var(--soft)}
            td.best .value{color:var(--good)}
            .chart{display:block;width:100%;height:auto;max-width:30rem;margin:.5rem 0 .1rem}
            .pair{border-top:1px solid var(--line);padding:1rem 0}.pair:last-child{border-bottom:1px solid var(--line)}
            .pair .ends{display:flex;justify-content:space-between;gap:1rem;max-width:30rem;font-size:.8125rem;color:var(--soft)}
            ul.plain{list-style:none}ul.plain li{padding:.45rem 0;border-top:1px solid var(--line)}ul.plain li:first-child{border-top:0}
            ul.dots{padding-left:1.1rem}ul.dots li{margin-top:.35rem}
            .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1rem}
            .card{background:var(--sheet);border:1px solid var(--line);border-radius:.75rem;padding:1.1rem 1.2rem}.card h3{overflow-wrap:anywhere;margin-bottom:.5rem}
            .example{margin-top:1.6rem;break-inside:avoid}
            .example blockquote{font-size:1.0625rem;font-weight:540;margin-bottom:.2rem}
            .pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12rem,46%),1fr));gap:.75rem;margin-top:.75rem}
            .pictures img,.hole{display:block;width:100%;height:auto;border-radius:.6rem;background:var(--sunken)}
            .hole{aspect-ratio:1;display:grid;place-items:center;color:var(--soft);font-size:.875rem;text-align:center;padding:1rem}
            figcaption{font-size:.875rem;color:var(--soft);margin-top:.35rem;overflow-wrap:anywhere}
            dt{font-weight:620;margin-top:1rem}dt:first-child{margin-top:0}dd{color:var(--soft)}
            footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
            @media (max-width:40rem){main{padding-top:1.5rem}section{margin-top:2.4rem}\
            .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stack tr,.stack th,.stack td{display:block}\
            .stack tbody tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:0 1rem;padding:.7rem .9rem;border-top:1px solid var(--line)}.stack tbody tr:first-child{border-top:0}\
            .stack tbody th{grid-column:1/-1;border:0;padding:0;color:var(--ink);font-weight:620}\
            .stack td{min-width:0;border:0;padding:.3rem 0 0}.stack td::before{content:attr(data-of);display:block;font-size:.8125rem;color:var(--soft);overflow-wrap:anywhere}}
            @media print{:root{color-scheme:light}body{background:#fff;font-size:10pt}main{max-width:none;padding:0}section{margin-top:1.6rem}h2,h3,thead{break-after:avoid}\
            tr,.card,.pair,.example,dd{break-inside:avoid}.wide{overflow:visible}.pictures{grid-template-columns:repeat(3,1fr)}}
            """)

    /// A page of its own: nothing is loaded from anywhere.
    static func page(_ title: String, _ body: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <style>
        \(sheet)
        </style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }
}
