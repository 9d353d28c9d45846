package io.github.affectj.laboratory.report;

import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Table;
import java.util.List;

/** Pieces of a page that needs nothing but itself. */
final class Html {
    private static final String STYLE =
            """
            body { font: 15px/1.5 sans-serif; color: #222; max-width: 1100px; margin: 2em auto; padding: 0 1em }
            h1 { font-size: 1.6em } h2 { font-size: 1.25em; margin-top: 2.2em; border-bottom: 1px solid #ccc }
            h3 { font-size: 1.05em; margin: 1.6em 0 .3em }
            table { border-collapse: collapse; font-size: 13px; margin: .5em 0 }
            th, td { border: 1px solid #ddd; padding: 3px 8px; text-align: left; vertical-align: top }
            th { background: #f3f3f3; position: sticky; top: 0 }
            td.n { text-align: right; font-variant-numeric: tabular-nums }
            tr:hover td { background: #f8f8ff }
            .wide { overflow-x: auto } .note { color: #555; margin: .3em 0; max-width: 60em }
            .leak { background: #fde7e7; border: 2px solid #b00; padding: .6em 1em; font-weight: bold }
            figure { margin: 1.5em 0 } img { max-width: 100% } figcaption { color: #555 }
            """;

    private Html() {}

    /** A whole page. */
    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """
                .formatted(text(title), STYLE, body);
    }

    /** A text, as it can do no harm. */
    static String text(String text) {
        return ForeignText.plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String paragraph(String text) {
        return "<p>" + text(text) + "</p>\n";
    }

    static String note(String text) {
        return text.isEmpty() ? "" : "<p class=\"note\">" + text(text) + "</p>\n";
    }

    /** Some columns of a table; a link tells where all of it is. */
    static String table(Table table, List<String> columns, String link) {
        StringBuilder html = new StringBuilder();
        html.append("<h3>")
                .append(text(table.title()))
                .append("</h3>\n")
                .append(note(table.note()));
        html.append("<div class=\"wide\"><table>\n<tr>");
        columns.forEach(c -> html.append("<th>").append(text(c.replace('_', ' '))).append("</th>"));
        html.append("</tr>\n");
        for (List<Object> row : table.rows()) {
            html.append("<tr>");
            for (String column : columns) {
                Object cell = row.get(table.header().indexOf(column));
                html.append(cell instanceof Number ? "<td class=\"n\">" : "<td>")
                        .append(text(Table.shown(cell)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</table></div>\n")
                .append("<p class=\"note\">All columns: <a href=\"")
                .append(text(link))
                .append("\">")
                .append(text(link))
                .append("</a></p>\n")
                .toString();
    }

    /** A picture within the page. */
    static String figure(Figure figure, String pngBase64) {
        return "<figure>\n<h3>%s</h3>\n<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n<figcaption>%s</figcaption>\n</figure>\n"
                .formatted(
                        text(figure.title()),
                        text(figure.title()),
                        pngBase64,
                        text(figure.caption()));
    }
}
