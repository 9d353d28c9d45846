package io.github.affectj.exchange.tiers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Writes rows into tiers of a document of ELAN, with their values and sources below them. */
final class EafLanes {
    private final EafEditor editor;
    private final Element root;

    EafLanes(EafEditor editor, Element root) {
        this.editor = editor;
        this.root = root;
    }

    /** Puts rows into a tier, and into further ones where they overlap. */
    void fill(Element first, String id, List<EafRow> rows, String coder) {
        Element tier = first;
        String laneId = id;
        for (List<EafRow> lane : EafRow.lanes(rows)) {
            if (tier == null) {
                laneId = editor.freeTierId(id);
                tier = editor.tier(laneId, EafHead.TYPE, "", coder);
                EafHead.property(root, EafHead.LANE + laneId, id);
            }
            Map<String, EafRow> byId = new LinkedHashMap<>();
            for (EafRow row : lane) {
                byId.put(annotation(tier, row), row);
            }
            notes(laneId, byId, coder);
            tier = null;
        }
    }

    /** Adds an annotation; gives its id. */
    String annotation(Element tier, EafRow row) {
        return editor.annotation(tier, row.start(), row.end(), row.label());
    }

    /** Adds values and sources of annotations, by the ids of these. */
    void notes(String lane, Map<String, EafRow> rows, String coder) {
        if (rows.values().stream().anyMatch(row -> row.value().isPresent())) {
            Element tier =
                    editor.tier(
                            editor.freeTierId(lane + " value"), EafHead.VALUE_TYPE, lane, coder);
            rows.forEach(
                    (id, row) ->
                            row.value()
                                    .ifPresent(
                                            v ->
                                                    editor.reference(
                                                            tier,
                                                            id,
                                                            Moment.allDigits(v).toPlainString())));
        }
        if (rows.values().stream().anyMatch(row -> !row.source().isEmpty())) {
            Element tier =
                    editor.tier(
                            editor.freeTierId(lane + " source"), EafHead.SOURCE_TYPE, lane, coder);
            rows.forEach(
                    (id, row) -> {
                        if (!row.source().isEmpty()) {
                            editor.reference(tier, id, row.source());
                        }
                    });
        }
    }
}
