/**
 * Trained models: a folder with {@code model.json} and weights comes in ({@code ModelStore}), an
 * {@code EmotionPredictor} that scores windows of frames or of steps of film goes out. A new
 * network is a {@code ModelArchitecture}.
 */
package io.github.affectj.model;
