package leopard.rules.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.rules.review.ReviewSettings.Acknowledgement;

/** Gathers what a review finds, and what of it the scheme says is meant so. */
final class Remarks {

    private final Places places;
    private final ReviewSettings settings;
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<Acknowledgement> used = new LinkedHashSet<>();

    Remarks(Places places, ReviewSettings settings) {
        this.places = places;
        this.settings = settings;
    }

    Places places() {
        return places;
    }

    ReviewSettings settings() {
        return settings;
    }

    void add(Concern concern, String subject, Place place, Text message, Text remedy) {
        String reason = "";
        for (Acknowledgement each : settings.acknowledged()) {
            if (each.concern() == concern && (each.at().isEmpty() || each.at().equals(subject))) {
                used.add(each);
                reason = each.reason();
            }
        }
        remarks.add(new Remark(concern, subject, Problem.at(place, message, remedy), reason));
    }

    /** All of them in order, with the acknowledgements that acknowledge nothing. */
    List<Remark> all() {
        for (Acknowledgement each : settings.acknowledged()) {
            if (!used.contains(each)) {
                add(
                        Concern.IDLE_ACKNOWLEDGEMENT,
                        each.at(),
                        each.place(),
                        Text.of(
                                "没有这样的警告:%s %s",
                                "there is no such warning: %s %s",
                                each.concern().word(),
                                each.at()),
                        Text.of("删去这条说明", "Remove the acknowledgement"));
            }
        }
        return remarks.stream().sorted(Remark.ORDER).toList();
    }
}
