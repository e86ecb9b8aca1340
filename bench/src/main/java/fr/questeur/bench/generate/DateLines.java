package fr.questeur.bench.generate;

import fr.questeur.contract.Event;
import fr.questeur.contract.Part;

/** The labels of dated steps on the pages of 2009 to 2024. */
final class DateLines {

  private DateLines() {}

  static String label(Event event) {
    return switch (event.type()) {
      case PUBLISHED -> "Question publiée au JO le";
      case ANSWERED -> "Réponse publiée au JO le";
      case WITHDRAWN, LAPSED -> "Question retirée le";
      case REATTRIBUTED -> "Date de changement d'attribution";
      case SIGNALLED -> "Date de signalement";
      case RENEWED -> "Date de renouvellement";
      case CORRECTED ->
          event.part() == Part.QUESTION
              ? "Erratum de la question publié au JO le"
              : "Erratum de la réponse publié au JO le";
      case REMINDED, CLOSED -> throw new IllegalArgumentException("no page prints it: " + event.type());
    };
  }

  static String type(Facts facts) {
    return switch (facts.uid().type()) {
      case QE -> "Question écrite";
      case QG -> "Question au gouvernement";
      case QOSD -> "Question orale sans débat";
    };
  }
}
