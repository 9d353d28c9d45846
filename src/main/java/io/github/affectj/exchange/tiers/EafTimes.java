package io.github.affectj.exchange.tiers;

import io.github.affectj.base.ForeignText;
import io.github.affectj.exchange.tiers.EafContent.EafTier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds when the annotations of a document of ELAN are. Time slots may have no value: annotations
 * that share them share the time between the nearest ones that have, evenly, as ELAN shows them.
 * Annotations that refer to another have its time, or even shares of it where there are several.
 */
final class EafTimes {
    private final EafContent content;
    private final Map<String, Double> times = new HashMap<>();

    private EafTimes(EafContent content) {
        this.content = content;
    }

    /**
     * Tells all annotations their times.
     *
     * @throws io.github.affectj.base.BadInputException if one ends before it starts, or they refer
     *     to each other in a circle
     */
    static void resolve(EafContent content) {
        new EafTimes(content).resolve();
    }

    private void resolve() {
        content.slots()
                .forEach(
                        (id, value) -> {
                            if (value != null) {
                                times.put(id, value.doubleValue());
                            }
                        });
        boolean more = times.size() < content.slots().size();
        while (more) {
            int before = times.size();
            content.tiers().values().forEach(this::fillChains);
            more = times.size() > before;
        }
        if (times.size() < content.slots().size()) {
            fillByOrder();
        }
        for (EafTier tier : content.tiers().values()) {
            for (EafAnnotation annotation : tier.annotations()) {
                if (annotation.isAlignable()) {
                    align(annotation);
                }
            }
        }
        content.tiers().values().forEach(this::refer);
    }

    private void align(EafAnnotation annotation) {
        double start = times.get(annotation.slot(1));
        double end = times.get(annotation.slot(2));
        boolean exact =
                content.slots().get(annotation.slot(1)) != null
                        && content.slots().get(annotation.slot(2)) != null;
        if (end < start) {
            throw content.wrong(
                    annotation.element(),
                    "the annotation %s ends at %.0f %s, before it starts at %.0f; its time slots are out of order"
                            .formatted(
                                    ForeignText.of(annotation.id()), end, content.unit(), start));
        }
        annotation.at(start, end, exact);
    }

    /** Slots without a value in a row of annotations of one tier, each beginning where one ends. */
    private void fillChains(EafTier tier) {
        Map<String, String> next = new LinkedHashMap<>();
        for (EafAnnotation annotation : tier.annotations()) {
            if (annotation.isAlignable()) {
                next.put(annotation.slot(1), annotation.slot(2));
            }
        }
        for (String first : next.keySet()) {
            if (!times.containsKey(first)) {
                continue;
            }
            List<String> between = new ArrayList<>();
            String slot = next.get(first);
            while (slot != null && !times.containsKey(slot) && between.size() <= next.size()) {
                between.add(slot);
                slot = next.get(slot);
            }
            if (slot != null && times.containsKey(slot)) {
                share(between, times.get(first), times.get(slot));
            }
        }
    }

    /** What is left, by its place in the order of the slots. */
    private void fillByOrder() {
        double before = 0;
        List<String> waiting = new ArrayList<>();
        for (String slot : content.slots().keySet()) {
            Double time = times.get(slot);
            if (time == null) {
                waiting.add(slot);
            } else {
                share(waiting, before, Math.max(before, time));
                waiting.clear();
                before = time;
            }
        }
        share(waiting, before, before);
    }

    private void share(List<String> slots, double from, double to) {
        for (int i = 0; i < slots.size(); i++) {
            times.put(slots.get(i), from + (to - from) * (i + 1) / (slots.size() + 1));
        }
    }

    private void refer(EafTier tier) {
        Map<String, List<EafAnnotation>> shares = new LinkedHashMap<>();
        for (EafAnnotation annotation : tier.annotations()) {
            if (!annotation.isAlignable()) {
                shares.computeIfAbsent(annotation.parent(), id -> new ArrayList<>())
                        .add(annotation);
            }
        }
        for (Map.Entry<String, List<EafAnnotation>> entry : shares.entrySet()) {
            if (!entry.getValue().get(0).isTimed()) {
                refer(entry.getKey(), entry.getValue());
            }
        }
    }

    /** Goes up to what has a time, then down again. */
    private void refer(String parentId, List<EafAnnotation> shares) {
        Deque<List<EafAnnotation>> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        List<EafAnnotation> at = shares;
        String id = parentId;
        while (true) {
            open.push(at);
            EafAnnotation parent = content.annotations().get(id);
            if (parent == null || !seen.add(id)) {
                throw content.wrong(
                        at.get(0).element(),
                        "the annotation %s refers to %s, which %s"
                                .formatted(
                                        ForeignText.of(at.get(0).id()),
                                        id.isEmpty() ? "none" : ForeignText.of(id),
                                        parent == null
                                                ? "is not there"
                                                : "refers to it again, in a circle"));
            }
            if (parent.isTimed()) {
                break;
            }
            id = parent.parent();
            at = siblings(parent);
        }
        while (!open.isEmpty()) {
            List<EafAnnotation> list = ordered(open.pop());
            EafAnnotation parent = content.annotations().get(list.get(0).parent());
            double length = (parent.end() - parent.start()) / list.size();
            for (int i = 0; i < list.size(); i++) {
                boolean whole = list.size() == 1 && parent.isExact();
                double end =
                        i == list.size() - 1 ? parent.end() : parent.start() + length * (i + 1);
                list.get(i).at(parent.start() + length * i, end, whole);
            }
        }
    }

    private List<EafAnnotation> siblings(EafAnnotation one) {
        for (EafTier tier : content.tiers().values()) {
            if (tier.annotations().contains(one)) {
                return tier.annotations().stream()
                        .filter(a -> !a.isAlignable() && a.parent().equals(one.parent()))
                        .toList();
            }
        }
        return List.of(one);
    }

    /** By who is said to come before whom; those of whom nothing is said in their order. */
    private static List<EafAnnotation> ordered(List<EafAnnotation> shares) {
        if (shares.size() == 1) {
            return shares;
        }
        Map<String, EafAnnotation> behind = new HashMap<>();
        shares.forEach(a -> behind.putIfAbsent(a.previous(), a));
        Set<String> ids = new HashSet<>();
        shares.forEach(a -> ids.add(a.id()));
        List<EafAnnotation> ordered = new ArrayList<>();
        Set<EafAnnotation> placed = new HashSet<>();
        for (EafAnnotation first : shares) {
            if (!ids.contains(first.previous())) {
                for (EafAnnotation a = first; a != null && placed.add(a); ) {
                    ordered.add(a);
                    a = behind.get(a.id());
                }
            }
        }
        shares.stream().filter(placed::add).forEach(ordered::add);
        return ordered;
    }
}
